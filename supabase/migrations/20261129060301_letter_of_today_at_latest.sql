-- A letter of a signed copy is of today at the latest: a day that is yet to come is a slip of the pen.

create function survey.refuse_letter_to_come() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if new.letter_date > (survey.clock() at time zone 'Asia/Ho_Chi_Minh')::date then
    raise exception 'the letter is of a day that is yet to come' using errcode = '22008';
  end if;
  return new;
end $$;
comment on function survey.refuse_letter_to_come() is
  'No signed copy came with a letter of a later day than today in Viet Nam.';
create trigger signed_copies_letter_to_come before insert on survey.signed_copies
  for each row execute function survey.refuse_letter_to_come();
alter table survey.signed_copies enable always trigger signed_copies_letter_to_come;

revoke all on function survey.refuse_letter_to_come() from public, anon, authenticated, service_role;
