import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walk } from '../form/draft/draft-model.ts';
import { units, walks } from '../form/draft/draft-steps.ts';
import type { Exchange } from '../form/draft/modelled-system.ts';
import { digest, openSurvey, sending, type OpenSurvey } from './open-survey.ts';

/** Asks one after the other, and takes everything back: only the answers stay. */
const replaySql = `create function survey.replay(p_requests jsonb) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_request jsonb;
  v_answer jsonb;
  v_answers jsonb := '[]';
begin
  begin
    for v_request in select r.value from jsonb_array_elements(p_requests) as r loop
      if v_request ->> 'rpc' = 'set_back' then
        update survey.drafts d set form_values = v_request -> 'values', version = (v_request ->> 'version')::integer
          from survey.responses r where r.id = d.response_id and r.number = v_request ->> 'number';
      else
        execute format('select public.%I($1)', v_request ->> 'rpc') into v_answer using v_request -> 'p';
        v_answers := v_answers || jsonb_build_array(v_answer);
      end if;
    end loop;
    raise exception using errcode = 'ZZ001';
  exception when sqlstate 'ZZ001' then null;
  end;
  return v_answers;
end $$`;

let survey: OpenSurvey;
beforeAll(async () => {
  survey = await openSurvey();
  await survey.rows(replaySql);
  const codes = units.map((unit) => ({ unit, digest: digest(`code 0 of ${unit}`) }));
  await survey.call('issue_access_codes', { p: { codes } });
});
afterAll(() => survey.close());

/** A request of the model as the functions of the database are asked. */
function asked({ request }: Exchange): object {
  const { rpc, unit } = request;
  if (rpc === 'set_back') return { ...request, number: `669-${unit}` };
  const code = digest(request.access_code);
  if (rpc === 'replace_code')
    return { rpc: 'issue_access_codes', p: { codes: [{ unit, digest: code }], replace: true } };
  const hash = 'hash' in request ? { hash: digest(request.hash) } : {};
  const { p } = sending(unit, { ...request, ...hash, digest: code, answers: {}, short_hash: 'ABCDEFGH01' });
  if (rpc !== 'send_response') return { rpc, p };
  const { values, base_revision, key } = request;
  const request_hash = digest(JSON.stringify([values, base_revision]));
  return { rpc, p: { ...p, form_values: values, idempotency_key: uuidOf(key), request_hash } };
}

const uuidOf = (name: string): string =>
  digest(name).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** An answer without its moments, which are those of two clocks, and without the deadline. */
const withoutTimes = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => {
      if (['due_at', 'closes_at', 'late'].includes(key)) return undefined;
      return /(_|^)at$/.test(key) && value !== null ? 'a moment' : value;
    }),
  );

const seed = 669;

test('the database answers 200 walks of the model step by step as the pure model of it does', async () => {
  let count = 0;
  for (const steps of fc.sample(walks, { numRuns: 200, seed })) {
    const exchanges = await walk(steps);
    const [row] = await survey.rows('select survey.replay($1) as answers', [
      JSON.stringify(exchanges.map(asked)),
    ]);
    const answers = row?.['answers'] as unknown[];
    const told = exchanges.filter(({ request }) => request.rpc !== 'set_back');
    for (const [place, { request, answer }] of told.entries()) {
      if (request.rpc === 'replace_code') continue;
      expect({ request, answer: withoutTimes(answers[place]) }).toEqual({
        request,
        answer: withoutTimes(answer),
      });
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(1_000);
});
