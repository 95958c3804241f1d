import { describe, expect, test } from 'vitest';
import { broughtTo, filled, r, returnedWord, valuesIn } from './word-files.ts';
import type { FormValues } from '../../../src/questionnaire/form-values.ts';

const w15 = 'http://schemas.microsoft.com/office/word/2012/wordml';
const blankWith = (tag: string, content: string) => returnedWord(undefined, filled(tag, content));
const box =
  (path: string, option: string, isTicked: boolean, glyph = isTicked ? '☒' : '☐') =>
  (xml: string) =>
    filled(
      `${path}=${option}`,
      `<w:r><w:sym w:font="Segoe UI Symbol" w:char="0000"/></w:r>${r(glyph)}`,
    )(xml).replace(
      new RegExp(`(<w:tag w:val="${path}=${option}"/>(?:(?!</w:sdtPr>).)*<w14:checked w14:val=")\\d`, 'su'),
      `$1${isTicked ? 1 : 0}`,
    );

describe('what a colleague wrote into the Word file', () => {
  test.each<[string, string, string]>([
    [
      'in runs that Word split at spelling and saving',
      `<w:r w:rsidR="00A1"><w:t xml:space="preserve">Đường </w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00B2"><w:rPr><w:b/></w:rPr><w:t>truyền</w:t></w:r><w:proofErr w:type="spellEnd"/>${r(' yếu')}`,
      'Đường truyền yếu',
    ],
    [
      'with smart tags around names',
      `<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">${r('Cao Bằng')}</w:smartTag>${r(' xa')}`,
      'Cao Bằng xa',
    ],
    [
      'with changes tracked: what was put in counts, what was struck out does not',
      `<w:ins w:id="1" w:author="A">${r('mới')}</w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>cũ</w:delText></w:r></w:del><w:moveFrom w:id="3" w:author="A">${r('đã dời')}</w:moveFrom><w:moveTo w:id="4" w:author="A">${r(' chỗ')}</w:moveTo>`,
      'mới chỗ',
    ],
    [
      'with a link that Word made of an address',
      `<w:hyperlink r:id="rId9">${r('a@b.vn')}</w:hyperlink>`,
      'a@b.vn',
    ],
    [
      'in a control that WPS put another one into, with its data beside',
      `<w:sdt><w:sdtPr><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:id w:val="147463"/><w15:color xmlns:w15="${w15}" w:val="DBDBDB"/></w:sdtPr><w:sdtEndPr><w:rPr/></w:sdtEndPr><w:sdtContent><w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w:lang w:eastAsia="zh-CN"/></w:rPr><w:t>Máy yếu</w:t></w:r></w:sdtContent></w:sdt>`,
      'Máy yếu',
    ],
    ['on several lines', `${r('một')}<w:r><w:br/><w:t>hai</w:t><w:cr/><w:t>ba</w:t></w:r>`, 'một\nhai\nba'],
    [
      'with a drawing that is said twice',
      `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">${r('một lần')}</mc:Choice><mc:Fallback>${r('hai lần')}</mc:Fallback></mc:AlternateContent>`,
      'một lần',
    ],
    [
      'over the dots of the blank sheet, some of which are left',
      `<w:r><w:tab/><w:t>Thiếu máy</w:t><w:tab/></w:r><w:r><w:br/><w:tab/></w:r>`,
      'Thiếu máy',
    ],
    ['in letters that another keyboard wrote', r('Đường truyền'.normalize('NFD')), 'Đường truyền'],
  ])('%s', async (_, content, expected) => {
    expect(await valuesIn(await blankWith('obstacles', content))).toEqual({ obstacles: expected });
  });

  test('in whole paragraphs, where a program put the control around them', async () => {
    const file = await returnedWord(undefined, (xml) =>
      xml.replace(
        /<w:p>(?:(?!<\/w:p>).)*<w:tag w:val="obstacles"\/>.*?<\/w:p>/su,
        `<w:sdt><w:sdtPr><w:alias w:val="x"/><w:tag w:val="obstacles"/><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:p>${r('một')}</w:p><w:p>${r('hai')}</w:p></w:sdtContent></w:sdt>`,
      ),
    );
    expect(await valuesIn(file)).toEqual({ obstacles: 'một\nhai' });
  });

  test('where a program dropped the controls and left their bookmarks', async () => {
    const file = await returnedWord({ unit: '04', obstacles: 'Xa trung tâm', plan_status: 'issued' }, (xml) =>
      xml.replace(/<w:sdtPr>.*?<\/w:sdtPr>/gsu, '').replace(/<\/?w:sdt>|<\/?w:sdtContent>/gu, ''),
    );
    expect(await valuesIn(file, '04')).toEqual({ obstacles: 'Xa trung tâm', plan_status: 'issued' });
  });

  test('nothing, where an empty control says so in the words of the program', async () => {
    for (const words of ['Click or tap here to enter text.', 'Không điền', '   '])
      expect(await valuesIn(await blankWith('obstacles', r(words)))).toEqual({});
  });

  test('as ticks, by what can be seen, with what stands beside a box', async () => {
    const file = await returnedWord(undefined, (xml) =>
      [
        box('software_kinds', 'civil_status', true),
        box('plan_status', 'not_issued', true, '☑'),
        filled('software_in_use.0.server_place_other', r('Nhà riêng')),
        filled('software_in_use.0.database=centralized', r('x')),
      ].reduce((now, change) => change(now), xml),
    );
    expect(await valuesIn(file)).toEqual({
      software_kinds: ['civil_status'],
      plan_status: 'not_issued',
      'software_in_use.0.database': ['centralized'],
      'software_in_use.0.server_place': ['other'],
      'software_in_use.0.server_place_other': 'Nhà riêng',
    });
  });
});

describe('a Word file read into a form', () => {
  const held: FormValues = {
    unit: '04',
    obstacles: 'Của Sở',
    'registrars.commune': '1018',
    software_kinds: ['other'],
  };

  test('fills blank fields, asks where the form holds another answer, and says nothing where both say the same', async () => {
    const file = await returnedWord({
      unit: '04',
      obstacles: 'Của đồng nghiệp',
      proposals: 'Mới',
      'registrars.commune': '1.018',
      software_kinds: ['other'],
    });
    const { offered, said } = await broughtTo(held, file);
    expect(offered).toEqual({ obstacles: 'Của đồng nghiệp', proposals: 'Mới' });
    expect(said).toContain('4 nội dung, trong đó 1 nội dung mới, 1 nội dung khác với Phiếu đang điền');
  });

  test('never clears what it has left blank', async () => {
    expect((await broughtTo(held, await returnedWord(undefined))).offered).toEqual({});
    expect((await broughtTo(held, await returnedWord({ unit: '04' }))).offered).toEqual({});
  });

  test('brings its Sở along where none is chosen', async () => {
    expect((await broughtTo({}, await returnedWord({ unit: '04', proposals: 'a' }))).offered).toEqual({
      unit: '04',
      proposals: 'a',
    });
  });

  test('of another Sở, of another version, or that is no Phiếu, is refused with a sentence', async () => {
    const other = await broughtTo({ unit: '06' }, await returnedWord(held));
    expect(other).toMatchObject({
      offered: {},
      said: 'Tệp Word của Sở Tư pháp Cao Bằng, Phiếu đang mở của Sở Tư pháp Bắc Kạn.',
    });
    const version = (xml: string) =>
      xml.replace('phieu669.1.', 'phieu669.2.').replace('p669_f_1_', 'p669_f_2_');
    expect((await broughtTo({}, await returnedWord(held, version))).said).toMatch(
      /^Tệp Word thuộc phiên bản khác/u,
    );
    const foreign = (xml: string) => xml.replace('phieu669.1.', 'x.').replace('p669_f_', 'x_');
    expect((await broughtTo({}, await returnedWord(held, foreign))).said).toMatch(
      /^Tệp không phải bản Word của Phiếu/u,
    );
  });

  test('lists what it could not read, each with its place', async () => {
    const file = await returnedWord(undefined, (xml) =>
      [
        box('plan_status', 'issued', true),
        box('plan_status', 'not_issued', true),
        filled('software_in_use.rest', r('Phần mềm thứ hai của Sở')),
        filled('respondent_name', r('a'.repeat(2000))),
        (now: string) =>
          now
            .replace(/<w:tag w:val="proposals"\/>/u, '')
            .replace(/p669_a_\d+__(?=.{0,400}Kiến nghị, đề xuất)/su, 'x'),
        (now: string) => now.replace('</w:body>', `<w:p>${r('Ghi thêm ở cuối trang')}</w:p></w:body>`),
      ].reduce((now, change) => change(now), xml),
    );
    const { offered, unread } = await broughtTo({}, file);
    expect(offered).toEqual({});
    expect(unread).toEqual([
      'Thông tin hành chính: Người lập Phiếu: nội dung quá dài',
      'Mục 3.2: Phần mềm đang áp dụng: các phần mềm tiếp theo ghi chung một ô: “Phần mềm thứ hai của Sở”',
      'Mục 2: Kế hoạch triển khai Đề án: đánh dấu nhiều hơn một ô',
      expect.stringMatching(/^Sau ô .*: ghi ngoài ô: “Ghi thêm ở cuối trang”$/u),
      'Mục 5: Kiến nghị, đề xuất: ô này không còn trong tệp',
    ]);
  });

  test('with macros, a template from elsewhere, entities, or that unpacks to too much, is not read, and nothing is offered', async () => {
    const relations = (type: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://x/${type}" Target="http://127.0.0.1/" TargetMode="External"/></Relationships>`;
    const rels = 'word/_rels/document.xml.rels';
    const files = [
      [await returnedWord(held, undefined, { 'word/vbaProject.bin': 'x' }), 'macro'],
      [await returnedWord(held, undefined, { [rels]: relations('attachedTemplate') }), 'liên kết'],
      [await returnedWord(held, undefined, { [rels]: relations('image') }), 'liên kết'],
      [
        await returnedWord(held, (xml) => xml.replace('<w:document', '<!DOCTYPE a><w:document')),
        'không an toàn',
      ],
      [
        await returnedWord(held, (xml) => xml.replace('</w:body>', '<w:p/>'.repeat(400_001) + '</w:body>')),
        'nén',
      ],
      [new Blob(['x'.repeat(6_000_000)]), '5 MB'],
    ] as const;
    for (const [file, words] of files) {
      const { offered, said } = await broughtTo(held, file);
      expect(said).toContain(words);
      expect(offered).toEqual({});
    }
    const linked = await returnedWord(held, undefined, { [rels]: relations('hyperlink') });
    expect((await broughtTo(held, linked)).said).toMatch(/^Đã đọc tệp Word/u);
  });
});
