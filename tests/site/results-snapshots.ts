import { describe, expect, test } from 'vitest';
import { type BuiltSites, pageAt, textsIn } from './built-pages.ts';
import type { Results } from './built-results.ts';

/** Keeps what is published now as the state of a past day, withdrawn where a reason is given. */
export async function keepAsOf({ query }: Results, day: string, why: string | null = null): Promise<void> {
  await query(
    `insert into survey.snapshots (survey_id, day, publish_from, summary, units, digest, kept_at, withdrawn_at, withdrawn_why)
     select s.id, $1::date, s.publish_from, d.summary, d.units,
       encode(sha256(convert_to(d.summary::text || d.units::text, 'UTF8')), 'hex'), survey.clock(),
       case when $2::text is not null then survey.clock() end, $2::text
     from survey.current_survey() s,
       (select public.published_summary(), public.published_units()) as d (summary, units)`,
    [day, why],
  );
}

/** What holds of the pages of snapshots: one of 09/12/2016 without answers, one withdrawn, and today's. */
export function describeSnapshots(sites: () => BuiltSites, results: () => Results): void {
  describe('the snapshots', () => {
    const rows = () =>
      [...pageAt(sites().some, 'luu-tru').querySelectorAll('tbody tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent.trim()),
      );
    const leadOf = (slug: string) => textsIn(pageAt(sites().some, `luu-tru/${slug}`), '.lead').join();
    const latest = () =>
      [...sites().some.files.keys()]
        .flatMap((name) => /^ket-qua\/luu-tru\/(\d[\d-]+)\/index\.html$/u.exec(name)?.[1] ?? [])
        .sort()
        .at(-1) ?? '';

    test('are listed, the newest first, each with what it brought', () => {
      expect(rows()).toHaveLength(3);
      expect(rows()[0]?.slice(1)).toEqual(['3/63', 'Nhận thêm phiếu của Hà Nội, Lâm Đồng, TP. Hồ Chí Minh']);
      expect(rows()[1]?.[2]).toMatch(/^Đã rút ngày .* Lý do: Nhầm Sở$/u);
      expect(rows()[2]).toEqual(['09/12/2016', '0/63', 'Bản đầu tiên']);
      expect(textsIn(pageAt(sites().empty, 'luu-tru'), '.note').join()).toBe('Chưa có bản nào được giữ lại.');
    });

    test('have each a page of what was published then, and a file of it; only of the newest is it said to change', async () => {
      const page = pageAt(sites().some, 'luu-tru/2016-12-09');
      expect(textsIn(page, '.headline-count strong').slice(0, 1)).toEqual(['0/63']);
      expect(page.querySelectorAll('[data-unit]')).toHaveLength(63);
      expect(leadOf('2016-12-09')).toContain('giữ nguyên như đã công bố');
      expect(leadOf('2016-12-09')).not.toContain('còn thay đổi');
      expect(leadOf(latest())).toContain('còn thay đổi khi có số liệu mới');
      const { rows: now } = await results().query(
        'select public.published_summary() as summary, public.published_units() as units',
      );
      expect(JSON.parse(String(sites().some.files.get(`ket-qua/luu-tru/${latest()}.json`)))).toEqual(now[0]);
    });

    test('that were withdrawn keep their page with the reason, and no figure', () => {
      const page = pageAt(sites().some, 'luu-tru/2016-12-10');
      expect(textsIn(page, '.note').join()).toMatch(/đã được rút lúc .* Lý do: Nhầm Sở$/u);
      expect(page.querySelectorAll('.headline, table')).toHaveLength(0);
      expect(sites().some.files.has('ket-qua/luu-tru/2016-12-10.json')).toBe(false);
    });

    test('can be compared, any two that were not withdrawn', () => {
      const options = [...pageAt(sites().some, 'luu-tru/so-sanh').querySelectorAll('select')].map((list) =>
        [...list.querySelectorAll('option')].map((option) => option.getAttribute('value')),
      );
      expect(options).toEqual([
        [latest(), '2016-12-09'],
        [latest(), '2016-12-09'],
      ]);
    });

    test('are reached from the overview and the open data', () => {
      for (const page of [sites().some.page, pageAt(sites().some, 'du-lieu')])
        expect(page.querySelectorAll('a[href="/ket-qua/luu-tru/"]').length).toBeGreaterThan(0);
    });
  });
}
