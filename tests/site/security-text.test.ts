import { describe, expect, test } from 'vitest';
import { securityText } from '../../src/site/security-text.ts';
import { site } from '../../src/site/site.ts';
import { fetchSystem } from '../setup/system.ts';

const address = 'https://khao-sat.example.vn';
const now = new Date('2026-11-23T00:00:00Z');

describe('security.txt', () => {
  test('names everybody who can be reached, by e-mail before telephone, and until when it is good', () => {
    const contacts = [
      { phone: '024 3733 0001' },
      { email: 'cntt@example.gov.vn', phone: '+84 24 3733 0002' },
    ];
    expect(securityText(contacts, address, now)).toBe(
      [
        'Contact: mailto:cntt@example.gov.vn',
        'Contact: tel:+842437330001',
        'Contact: tel:+842437330002',
        'Expires: 2027-10-19T00:00:00.000Z',
        'Preferred-Languages: vi, en',
        'Canonical: https://khao-sat.example.vn/.well-known/security.txt',
        '',
      ].join('\n'),
    );
  });

  test('is not there while nobody is named', () => {
    expect(securityText([], address, now)).toBeUndefined();
    expect(securityText([{}], address, now)).toBeUndefined();
  });

  test('is served exactly when content/site.json names somebody', async () => {
    const response = await fetchSystem('/.well-known/security.txt');
    expect(response.status).toBe(securityText(site.contacts, address, now) === undefined ? 404 : 200);
  });
});
