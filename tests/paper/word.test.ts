import { describe, expect, test } from 'vitest';
import type { DocumentReference } from '../../src/paper/document-reference.ts';
import { wordFile } from '../../src/paper/word/word-document.ts';
import type { FormValues } from '../../src/questionnaire/form-values.ts';
import full from '../fixtures/full-two-in-use-one-planned.json' with { type: 'json' };
import hostile from '../fixtures/hostile-text.json' with { type: 'json' };
import { paperWords } from './printed-words.ts';
import { unzip } from './unzip.ts';

const draft: DocumentReference = { number: '669-04', revision: 1, hash: 'GC2RAMHN8T', status: 'draft' };

async function parts(values?: FormValues, reference?: DocumentReference): Promise<Map<string, string>> {
  const blob = await wordFile(values, reference);
  return unzip(Buffer.from(await blob.arrayBuffer()));
}

/** The words of a part, paragraph by paragraph. */
const paragraphsOf = (xml = ''): string[] =>
  xml
    .split('</w:p>')
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)]
        .map(([, text = '']) => text)
        .join('')
        .replaceAll('&amp;', '&')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'"),
    )
    .filter((text) => text.trim() !== '');

describe('the Phiếu as a Word file', () => {
  test('blank says, word by word and in its order, what the paper says', async () => {
    const words = paragraphsOf((await parts()).get('word/document.xml'))
      .join(' ')
      .replaceAll(/[☐☒] ?/gu, '');
    const own = words
      .replace(/Thông tin hành chính do hệ thống.*?(?=1\. Một số)/su, '')
      .replaceAll(/\s+/gu, ' ');
    expect(own.replaceAll(/ ([:)])/gu, '$1')).toBe(paperWords);
  });

  test('blank has all that the system added in one frame and one type, apart from the letter', async () => {
    const xml = (await parts()).get('word/document.xml') ?? '';
    const paragraphs = xml.split('</w:p>').filter((paragraph) => paragraphsOf(paragraph).length > 0);
    const own = paragraphs.findIndex((paragraph) => paragraph.includes('hệ thống bổ sung'));
    const letter = paragraphs.findIndex((paragraph) => paragraph.includes('1. Một số'));
    const added = paragraphs.slice(own, letter);
    expect(added).toHaveLength(7);
    expect(added.filter((part) => !part.includes('<w:pBdr>') || !part.includes('Arial'))).toEqual([]);
    expect(paragraphs.filter((part) => part.includes('<w:pBdr>'))).toEqual(added);
  });

  test('filled holds every word that was typed, and the boxes that were ticked', async () => {
    const paragraphs = paragraphsOf((await parts(full, draft)).get('word/document.xml'));
    const all = paragraphs.join(' ');
    const typed = Object.entries(full as FormValues)
      .filter(([path]) => /name|process|obstacles|interconnection|supplier|law|adapt/.test(path))
      .flatMap(([, value]) => (typeof value === 'string' ? value.split('\n') : []));
    expect(typed.filter((text) => !all.includes(text.trim()))).toEqual([]);
    expect(paragraphs).toContain('☒ Đã ban hành1');
    expect(paragraphs).toContain('☐ Chưa ban hành');
  });

  test('says on every page whose it is and that it can be changed; of a draft, that it is one', async () => {
    const files = await parts(full, draft);
    const named = (part: string) =>
      [...files].filter(([name]) => name.startsWith(`word/${part}`)).flatMap(([, xml]) => paragraphsOf(xml));
    expect(named('header')).toEqual(['DỰ THẢO']);
    expect(named('footer').join(' ')).toContain(
      'Phiếu số 669-04, gửi lần đầu, mã đối chiếu nội dung GC2RA MHN8T',
    );
    expect(named('footer').join(' ')).toContain('bản để ký in từ trang In Phiếu');
    const sent = await parts(full, { ...draft, status: 'sent' });
    expect([...sent.values()].join('')).not.toContain('DỰ THẢO');
  });

  test('is A4, repeats the heads of its tables and cuts no row that has room on one page', async () => {
    const xml = (await parts(full, draft)).get('word/document.xml') ?? '';
    expect(xml).toMatch(/<w:pgSz [^>]*w:w="11906"[^>]*w:h="16838"/u);
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(3);
    expect(xml.match(/<w:cantSplit\/>/gu)?.length).toBe(xml.match(/<w:tr>/gu)?.length);
  });

  test('shows hostile text as text: nothing of it becomes a field, a link or a part of its own', async () => {
    const files = await parts(hostile, draft);
    expect([...files.keys()].filter((name) => /vba|ole|embed|activeX/i.test(name))).toEqual([]);
    const xml = files.get('word/document.xml') ?? '';
    expect(xml).not.toMatch(/<w:(fldSimple|instrText|hyperlink|object)/u);
  });
});
