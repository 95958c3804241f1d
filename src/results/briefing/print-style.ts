import { sourceLine } from '../data-source.ts';
import type { SurveyResults } from '../survey-results.ts';

/** A text as CSS holds it. */
const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** The style of the printed summary that hangs on the data: A4, page numbers, source and time on every page. */
export function printStyle({ source }: Pick<SurveyResults, 'source'>): string {
  const trial = source.trial ? 'DỮ LIỆU THỬ NGHIỆM' : '';
  return `@page {
  size: A4 portrait;
  margin: 12mm 13mm 14mm !important;
  font-family: "Be Vietnam Pro", "Segoe UI", Arial, sans-serif;
  font-size: 7.5pt;
  @top-left { content: "Khảo sát theo Công văn 669"; }
  @top-right { content: ${quoted(trial)}; font-weight: 600; }
  @bottom-left { content: ${quoted(sourceLine('answers', source))}; width: 150mm; text-align: left; }
  @bottom-right { content: "Trang " counter(page) "/" counter(pages); }
}
`;
}
