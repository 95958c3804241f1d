import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbedded, type TestSupabase } from '../../setup/embedded.ts';

let supabase: TestSupabase;

beforeAll(async () => {
  supabase = await openEmbedded();
  await supabase.exec(`insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
    values ('signed', 'signed', false, 1000, array['application/pdf']);
    create table public.closed (secret text);
    alter table public.closed enable row level security;`);
});
afterAll(() => supabase.close());

function clients() {
  const options = { auth: { persistSession: false, autoRefreshToken: false } };
  const { url, secretKey, publishableKey } = supabase;
  return {
    staff: createClient(url, secretKey, options).storage.from('signed'),
    anyone: createClient(url, publishableKey, options).storage.from('signed'),
  };
}

const pdf = (text: string): Blob => new Blob([`%PDF-1.4 ${text}`], { type: 'application/pdf' });

test('a file goes straight to storage by a signed address, once, and only where it says', async () => {
  const { staff, anyone } = clients();
  const { data: ticket } = await staff.createSignedUploadUrl('01/a.pdf');
  const token = ticket?.token ?? '';
  expect((await anyone.uploadToSignedUrl('01/other.pdf', token, pdf('x'))).error).not.toBeNull();
  expect((await anyone.uploadToSignedUrl('01/a.pdf', token, pdf('bản ký'))).error).toBeNull();
  expect((await anyone.uploadToSignedUrl('01/a.pdf', token, pdf('again'))).error).not.toBeNull();
  expect(await (await staff.download('01/a.pdf')).data?.text()).toBe('%PDF-1.4 bản ký');
});

test('a file is read by staff and by who has a signed address, by nobody else', async () => {
  const { staff, anyone } = clients();
  await staff.upload('02/b.pdf', pdf('b'), { contentType: 'application/pdf' });
  expect((await anyone.download('02/b.pdf')).error).not.toBeNull();
  const { data } = await staff.createSignedUrl('02/b.pdf', 60);
  const response = await fetch(data?.signedUrl ?? '');
  expect(await response.text()).toBe('%PDF-1.4 b');
});

test('the limits of a bucket hold for signed uploads too', async () => {
  const { staff, anyone } = clients();
  const { data: large } = await staff.createSignedUploadUrl('03/large.pdf');
  const { data: wrong } = await staff.createSignedUploadUrl('03/page.pdf');
  const upload = (ticket: typeof large, body: Blob) =>
    anyone.uploadToSignedUrl(ticket?.path ?? '', ticket?.token ?? '', body);
  expect((await upload(large, pdf('x'.repeat(1000)))).error).not.toBeNull();
  expect((await upload(wrong, new Blob(['<html>'], { type: 'text/html' }))).error).not.toBeNull();
});

test('a table nobody was granted stays closed, whatever Supabase Lite does by itself', async () => {
  const anyone = createClient(supabase.url, supabase.publishableKey);
  const { error } = await anyone.from('closed').select();
  expect(error?.code).toBe('42501');
});
