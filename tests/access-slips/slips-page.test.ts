import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { slipsPage } from '../../src/access-slips/slips-page.ts';
import type { Issue } from '../../src/access-slips/access-slip.ts';
import { groupAccessCode, makeAccessCode, parseAccessCode } from '../../src/submission/codes/access-code.ts';
import { provinces } from '../../src/units/units.ts';
import { readQr } from './read-qr.ts';

const issue: Issue = {
  site: 'https://khao-sat.example.vn',
  issuedAt: '2026-11-23T18:00:00Z',
  contacts: [],
  isOfficial: true,
};
const codes = provinces.map((unit) => ({ unit, code: makeAccessCode() }));

function slipsOf(changed: Partial<Issue> = {}, issued = codes) {
  const html = slipsPage(issued, { ...issue, ...changed });
  const { document } = new Window();
  document.write(html);
  const slips = [...document.querySelectorAll('.slip')].map((element) => ({
    element,
    text: element.textContent.replace(/\s+/g, ' '),
  }));
  return { html, document, slips };
}

const { html, slips } = slipsOf();
const ofUnit = (code: string) => slips[provinces.findIndex((unit) => unit.code === code)]?.text ?? '';

describe('the slips', () => {
  test('are one for each Sở, in the order of the list, each with its own code in groups of four and no other', () => {
    expect(slips).toHaveLength(63);
    slips.forEach(({ text }, i) => {
      const shown = text.match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}-[0-9A-Z](?![0-9A-Z])/g);
      expect(shown).toEqual([groupAccessCode(codes[i]?.code ?? '')]);
    });
  });

  test('name the Sở in full as official letters do', () => {
    expect(ofUnit('04')).toContain('Dành cho Sở Tư pháp tỉnh Cao Bằng');
    expect(ofUnit('01')).toContain('Dành cho Sở Tư pháp thành phố Hà Nội');
    expect(ofUnit('79')).toContain('Dành cho Sở Tư pháp Thành phố Hồ Chí Minh');
  });

  test('carry a link whose Sở and code stand after #, as text and as a QR code that a scanner reads', () => {
    slips.forEach(({ element, text }, i) => {
      const link = element.querySelector('a')?.getAttribute('href') ?? '';
      const { origin, pathname, search, hash } = new URL(link);
      const carried = new URLSearchParams(hash.slice(1));
      expect([origin, pathname, search]).toEqual(['https://khao-sat.example.vn', '/phieu/', '']);
      expect(carried.get('so')).toBe(codes[i]?.unit.code);
      expect(parseAccessCode(carried.get('ma') ?? '')).toEqual({ ok: true, code: codes[i]?.code });
      expect(text).toContain(link);
      expect(readQr(element.querySelector('svg')?.outerHTML ?? '')).toBe(link);
    });
  });

  test('give the day of issue in Viet Nam in words', () => {
    expect(ofUnit('04')).toMatch(/Ngày cấp mã ngày 24 tháng 11 năm 2026/);
  });

  test('say what the code is for, that it is to be kept, and that a new one replaces it', () => {
    expect(ofUnit('04')).toMatch(/dùng để mở, điền, gửi và đính chính Phiếu của Quý Sở.*giữ kín/);
    expect(ofUnit('04')).toContain('Khi Quý Sở được cấp mã mới, mã này hết hiệu lực ngay');
  });

  test('say where to ask: the contacts, or the page that will have them', () => {
    expect(ofUnit('04')).toContain('đầu mối liên hệ ghi tại https://khao-sat.example.vn/tro-giup/');
    const contacts = [{ office: 'Phòng Tổng hợp', about: 'cấp lại mã', phone: '024 0000 0000' }];
    const { slips: others } = slipsOf({ contacts });
    expect(others[0]?.text).toContain('Phòng Tổng hợp (cấp lại mã), điện thoại 024 0000 0000');
  });

  test('have nothing that makes a paper look like an official document, and say they are none', () => {
    for (const { text } of slips) {
      expect(text).not.toMatch(/CỘNG HÒA|Độc lập|Số:|Kính gửi|Nơi nhận|CỤC TRƯỞNG|Trương|Ký tên|\(Đã ký\)/iu);
      expect(text).toContain('không phải văn bản hành chính, không thuộc Công văn 669');
    }
  });

  test('say that they are a trial until an agency has taken the site as its own', () => {
    expect(html).not.toContain('Bản chạy thử');
    for (const { text } of slipsOf({ isOfficial: false }).slips)
      expect(text).toContain('Bản chạy thử, không phải tài liệu chính thức của Bộ Tư pháp');
  });
});

describe('the file of the slips', () => {
  test('needs no other file and is in composed Unicode', () => {
    expect(html).not.toMatch(/\ssrc=|<link|<script|url\(|@import|\sstyle=/iu);
    expect(html).toContain(`default-src 'none'`.replaceAll("'", '&#39;'));
    expect(html).toBe(html.normalize('NFC'));
  });

  test('shows what names and contacts hold as text, never as markup', () => {
    const canary = `<img src=x onerror=alert(1)>"'&`;
    const [first] = codes;
    const unit = { ...first!.unit, fullName: `Tỉnh ${canary}` };
    const { document, slips: written } = slipsOf(
      { contacts: [{ office: canary, about: canary, phone: canary, email: canary }] },
      [{ unit, code: first!.code }],
    );
    expect(document.querySelectorAll('img')).toHaveLength(0);
    expect(written[0]?.text.split(canary)).toHaveLength(7);
    expect(written[0]?.element.querySelector('svg')?.getAttribute('aria-label')).toContain(canary);
  });
});
