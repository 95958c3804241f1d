import { gzipSync } from 'node:zlib';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { fetchSystem } from '../setup/system.ts';

const html = await (await fetchSystem('/kiem-tra/')).text();
const { document } = new Window();
document.write(html);
const text = (selector: string) => document.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim();

/** A script of the built site with all it imports, as one text. */
async function scriptWith(address: string, seen = new Set<string>()): Promise<string> {
  if (seen.has(address)) return '';
  seen.add(address);
  const code = await (await fetchSystem(address)).text();
  const imported = [...code.matchAll(/(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g)].map(([, name = '']) =>
    scriptWith(new URL(name, `http://x${address}`).pathname, seen),
  );
  return [code, ...(await Promise.all(imported))].join('\n');
}

describe('the page that checks a receipt', () => {
  test('has one main heading and asks for three things by the names the confirmation gives them', () => {
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect([...document.querySelectorAll('form label')].map((label) => label.textContent.trim())).toEqual([
      'Số Phiếu',
      'Lần gửi',
      'Mã đối chiếu nội dung',
    ]);
    expect(html).toBe(html.normalize('NFC'));
  });

  test('has nothing the content security policy would have to excuse', () => {
    expect(html).toContain('http-equiv="content-security-policy"');
    expect(html).not.toMatch(/unsafe-inline|\sstyle="|\son[a-z]+="/u);
  });

  test('asks for under 4 kB of script', async () => {
    const sources = [...document.querySelectorAll('script')];
    const addresses = sources.flatMap((script) => script.getAttribute('src') ?? []);
    const code = [
      ...(await Promise.all(addresses.map((address) => scriptWith(address)))),
      ...sources.map((script) => script.textContent),
    ].join('\n');
    expect(code).toContain('/api/receipts/check');
    expect(gzipSync(code).length).toBeLessThan(4000);
  });

  test('never puts what is typed into an address: without script the form cannot be sent', () => {
    const form = document.querySelector('form');
    expect(form?.getAttribute('method')).toBe('post');
    expect(form?.querySelector('button')?.hasAttribute('disabled')).toBe(true);
    expect(html).toMatch(/<noscript>[\s\S]*JavaScript[\s\S]*\/tro-giup\/#lien-he[\s\S]*<\/noscript>/u);
  });

  test('is explained and linked on the help page', async () => {
    const help = await (await fetchSystem('/tro-giup/')).text();
    expect(help).toContain('href="/kiem-tra/"');
    expect(text('title')).toBe('Kiểm tra xác nhận | Khảo sát theo Công văn 669');
  });
});
