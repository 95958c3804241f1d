-- The page without script shows no worksheet: what it sends says nothing of its cells, and they stay in the draft.

create function survey.raw_after_send(p_before jsonb, p_sent jsonb, p_browser text) returns jsonb
language sql immutable set search_path = ''
as $$
  -- Only script gives the id of its browser.
  select case when p_browser is not null then p_sent else coalesce(
    (select jsonb_object_agg(key, value) from jsonb_each(p_before) where starts_with(key, 'worksheet.')), '{}') || p_sent end
$$;
comment on function survey.raw_after_send(jsonb, jsonb, text) is
  'The form values of a draft after a send: what was sent, and what the page it was sent from does not show.';

create or replace function survey.settle_draft(
  p_response_id bigint, p_raw jsonb, p_revision integer, p_now timestamptz, p_browser text default null
) returns void
language sql volatile set search_path = ''
as $$
  insert into survey.drafts as d (response_id, raw, version, sent_version, base_revision, saved_at, browser, source)
    values (p_response_id, p_raw, 1, 1, p_revision, p_now, p_browser, 'sent')
  on conflict (response_id) do update set
    set_aside = case when d.version > d.sent_version and d.raw <> survey.raw_after_send(d.raw, p_raw, p_browser)
      then d.raw else d.set_aside end,
    raw = survey.raw_after_send(d.raw, p_raw, p_browser), version = d.version + 1, sent_version = d.version + 1,
    base_revision = p_revision, saved_at = p_now, locked_at = null, locked_hash = null, reserved_revision = null,
    browser = excluded.browser, source = excluded.source
$$;
comment on function survey.settle_draft(bigint, jsonb, integer, timestamptz, text) is
  'After a send the draft holds what was sent, and of a page without script also the cells of the worksheet. What it held '
  'beyond that is set aside, not lost.';

create or replace function survey.fill_draft(p_response survey.responses, p_raw jsonb, p_now timestamptz) returns void
language sql volatile set search_path = ''
as $$
  insert into survey.drafts as d (response_id, raw, version, base_revision, saved_at, source)
    values (p_response.id, p_raw, 1, p_response.current_revision, p_now, 'attached')
  on conflict (response_id) do update set
    set_aside = case when d.version > d.sent_version and d.raw <> '{}' then d.raw else d.set_aside end,
    raw = survey.raw_after_send(d.raw, p_raw, null), version = d.version + 1, base_revision = excluded.base_revision,
    saved_at = p_now, browser = null, source = excluded.source
$$;

revoke all on function survey.raw_after_send(jsonb, jsonb, text) from public, anon, authenticated, service_role;
