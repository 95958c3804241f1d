import { afterEach, describe, expect, test, vi } from 'vitest';
import { isSameOrigin } from '../../src/server/http/same-origin.ts';

afterEach(() => vi.unstubAllEnvs());

const asked = (headers: Record<string, string>, address = 'https://khao-sat.example.vn/api/responses') =>
  isSameOrigin(new Request(address, { method: 'POST', headers }));

describe('a request is from this site', () => {
  test('when the browser says so, even where a proxy changed the host', () => {
    const headers = { 'sec-fetch-site': 'same-origin', origin: 'https://khao-sat.example.vn' };
    expect(asked(headers, 'http://127.0.0.1:6690/api/responses')).toBe(true);
  });

  test('when an older browser names the host that was asked, or the address of the site', () => {
    expect(asked({ origin: 'https://khao-sat.example.vn' })).toBe(true);
    vi.stubEnv('SITE_URL', 'https://phieu.example.vn/');
    expect(asked({ origin: 'https://phieu.example.vn' })).toBe(true);
    vi.stubEnv('SITE_URL', 'not an address');
    expect(asked({ origin: 'https://phieu.example.vn' })).toBe(false);
  });

  test('when it comes from no page at all', () => {
    expect(asked({})).toBe(true);
    expect(asked({ 'sec-fetch-site': 'none' })).toBe(true);
  });
});

describe('a forged forwarding header', () => {
  test('does not make another site this one', () => {
    const headers = { origin: 'https://evil.test', 'x-forwarded-host': 'evil.test' };
    expect(asked(headers)).toBe(false);
  });
});
