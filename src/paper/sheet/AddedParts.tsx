import { sections } from '../../questionnaire/questionnaire.ts';
import { explainedPaths, placeOfExplanation } from './explained.ts';
import { paragraphsAt, lineAt, type PrintedValues } from './printed-values.ts';
import { NotGiven } from './Marks.tsx';

/** What the paper has no field for and the system adds: set apart by a frame and a type of its own. */
export function Administrative({
  values,
  codeLine,
}: {
  values: PrintedValues;
  codeLine: string | undefined;
}) {
  const added = sections.filter((section) => section.addedBySystem);
  return (
    <aside class="added" aria-label="Thông tin do hệ thống bổ sung">
      <p class="added-note">{added[0]?.note}</p>
      <dl class={values ? undefined : 'to-write-on'}>
        {added
          .flatMap((section) => section.questions)
          .map((question) => (
            <div key={question.name}>
              <dt>{question.label}: </dt>
              <dd>{lineAt(values, question, question.name) || (values ? <NotGiven /> : null)}</dd>
            </div>
          ))}
      </dl>
      {codeLine && <p class="code-line">{codeLine}</p>}
    </aside>
  );
}

/** The explanations given to what is unusual, which the paper has no room for; nothing when there are none. */
export function Explanations({ values }: { values: PrintedValues }) {
  const explained = explainedPaths(values ?? {});
  if (!values || explained.length === 0) return null;
  return (
    <aside class="added annex" aria-labelledby="phu-luc">
      <p class="added-note">Phụ lục do hệ thống bổ sung, không thuộc Phiếu gốc.</p>
      <p id="phu-luc" class="annex-title">
        Lý do giải trình
      </p>
      <dl>
        {explained.map((path) => (
          <div key={path}>
            <dt>{placeOfExplanation(path, values)}</dt>
            {paragraphsAt(values, path).map((paragraph, position) => (
              <dd key={position}>{paragraph}</dd>
            ))}
          </div>
        ))}
      </dl>
    </aside>
  );
}
