import { randomUUID } from 'node:crypto';
import { digest, giveCode, sending, type OpenSurvey } from './open-survey.ts';
import { staffAtWork } from './staff-actions.ts';

type Row = Record<string, unknown>;

/** Something the workspace may ask of the database. */
export interface WorkspaceCall {
  name: string;
  p: Row;
  /** Whether only a lead may ask it. */
  isForLeads: boolean;
  /** What is answered to whoever may. */
  outcome: string;
  writes: boolean;
}

const read = (name: string, outcome: string, p: Row = {}): WorkspaceCall => ({
  name: `workspace_${name}`,
  p,
  isForLeads: false,
  outcome,
  writes: false,
});
const act = (name: string, outcome: string, p: Row): WorkspaceCall => ({
  name: `workspace_${name}`,
  p: { why: 'theo công văn', ...p },
  isForLeads: false,
  outcome,
  writes: true,
});
const lead = (name: string, outcome: string, p: Row): WorkspaceCall => ({
  ...act(name, outcome, p),
  isForLeads: true,
});

/**
 * Every call of the workspace, each about something of its own that this prepares, so that all can be made one after
 * the other; closing the survey comes last.
 */
export async function everyCall(
  survey: OpenSurvey,
  spare: string,
  colleague: string,
): Promise<WorkspaceCall[]> {
  const { send, hold } = staffAtWork(survey);
  const sent = {
    accept: await send('01'),
    request: await send('04'),
    signed: await send('06'),
  };
  const held = { confirm: await hold('08'), reject: await hold('10'), attach: await hold('11') };
  await giveCode(survey, '15');
  await survey.call('send_response', sending('15', { answers: { obstacles: 'Thiếu máy' } }));
  const file = await storeFile(survey, sent.signed);
  const about = (number: string) => ({ number, revision: 1 });
  return [
    read('me', 'signed_in'),
    read('board', 'listed'),
    read('progress', 'counted'),
    read('response', 'found', { number: sent.accept }),
    read('staff', 'listed'),
    read('audit_log', 'listed'),
    read('find_upload', 'found', { id: file }),
    read('texts', 'listed'),
    read('urgings', 'listed'),
    act('add_note', 'noted', { unit: '12', words: 'đã gọi 28/11' }),
    act('take_in_hand', 'taken', { unit: '12', from: null }),
    act('record_urging', 'recorded', { units: ['17'] }),
    act('write_theme', 'written', { name: 'Kinh phí', definition: 'Thiếu kinh phí' }),
    act('code_text', 'coded', { unit: '15', path: 'obstacles', revision: 1, themes: [] }),
    act('request_completion', 'requested', { ...about(sent.request), from: 'sent' }),
    act('receive_signed_copy', 'received', {
      ...about(sent.signed),
      channel: 'post',
      letter_number: '12/STP',
      letter_date: '2016-11-28',
    }),
    lead('accept', 'accepted', about(sent.accept)),
    lead('confirm_held', 'confirmed', { number: held.confirm, form_values: { unit: '08' } }),
    lead('reject_held', 'rejected', { number: held.reject }),
    lead('attach_held', 'attached', { number: held.attach, form_values: { unit: '11' } }),
    lead('issue_code', 'issued', { unit: '14', digest: digest('a new code') }),
    lead('invite_staff', 'invited', {
      user_id: spare,
      email: 'moi@moj.example',
      name: 'Người Mới',
      role: 'officer',
    }),
    lead('revoke_staff', 'revoked', { email: colleague }),
    lead('publish_themes', 'withdrawn', { withdraw: true }),
    lead('set_publication', 'set', { publish_from: 'accepted' }),
    lead('set_times', 'set', { due_at: '2016-11-30T00:00:00+07:00' }),
    lead('close_survey', 'closed', {}),
  ];
}

/** A file received with a response, as far as the database knows. */
async function storeFile(survey: OpenSurvey, number: string): Promise<string> {
  const id = randomUUID();
  await survey.rows(
    `insert into survey.uploads (id, response_id, revision, kind, name, object, type, size, state, sha256, begun_at, finished_at)
     select $1::uuid, r.id, 1, 'plan', 'kế hoạch.pdf', $3, 'application/pdf', 10, 'received',
       repeat('a', 64), now(), now() from survey.responses r where r.number = $2`,
    [id, number, `06/${id}.pdf`],
  );
  return id;
}

/** All that the survey stores, as one text that changes whenever a row does. */
export async function everyRow(survey: OpenSurvey): Promise<string> {
  const tables = await survey.rows(
    `select c.relname as name from pg_class c where c.relnamespace = 'survey'::regnamespace and c.relkind = 'r' order by 1`,
  );
  const parts = tables.map(
    ({
      name,
    }) => `select '${String(name)}' as name, (select md5(coalesce(string_agg(t::text, '' order by t::text), ''))
      from survey.${String(name)} t) as rows`,
  );
  return JSON.stringify(await survey.rows(parts.join(' union all ')));
}
