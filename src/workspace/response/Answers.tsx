import type { CountsQuestion } from '../../questionnaire/question.ts';
import { inWords, valueAt, type AnsweredField, type StoredAnswers } from '../../staff/answered-fields.ts';
import type { StoredRevision } from '../../staff/documents.ts';
import { provinceByCode } from '../../units/units.ts';
import { formatCount } from '../../vietnamese/numbers.ts';
import { AskHere, type Asking } from './AskHere.tsx';
import { groupAnswers, type QuestionGroup } from './answer-groups.ts';
import { officialOf } from './official-figures.ts';
import type { SaidOfField } from './said-of-fields.ts';

interface Shown {
  answers: StoredAnswers;
  unit: string;
  said: (path: string) => SaidOfField;
  /** Undefined where nothing can be asked now. */
  asking: Asking | undefined;
}

interface Props extends Omit<Shown, 'answers'> {
  revision: StoredRevision;
}

/** What a Sở wrote, in the order of the paper, with what is said of it where it stands. */
export function Answers({ revision, ...shown }: Props) {
  const own = { ...shown, answers: revision.answers };
  return (
    <>
      {groupAnswers(revision.answers).map(({ section, rows, questions }) => (
        <section key={section.id} class="answers" aria-labelledby={`muc-${section.id}`}>
          <h3 id={`muc-${section.id}`}>
            {section.addedBySystem ? section.title : `${section.number}. ${section.title}`}
          </h3>
          {rows.length > 0 && <CountRows rows={rows} heading={section.tableHeading ?? ''} shown={own} />}
          {questions.map((group) => (
            <Question key={group.name} group={group} shown={own} />
          ))}
        </section>
      ))}
    </>
  );
}

/** A table of counts, with the official figures beside those that were written. */
function CountRows({
  rows,
  heading,
  shown,
}: {
  rows: readonly CountsQuestion[];
  heading: string;
  shown: Shown;
}) {
  const columns = rows[0]?.columns ?? [];
  return (
    <div class="table-scroll" role="region" aria-label="Bảng số liệu" tabIndex={0}>
      <table class="answer-counts">
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {columns.map(({ name, label }) => (
              <th key={name} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.label}</th>
              {columns.map(({ name, label }) => (
                <Count key={name} row={row} path={`${row.name}.${name}`} column={label} shown={shown} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CountProps {
  row: CountsQuestion;
  path: string;
  column: string;
  shown: Shown;
}

function Count({ row, path, column, shown }: CountProps) {
  const official = officialOf(provinceByCode(shown.unit), path);
  return (
    <td id={idOf(path)}>
      <Value text={inWords(row, valueAt(shown.answers, path))} />
      {official !== undefined && <span class="official">danh mục năm 2016: {formatCount(official)}</span>}
      <Said said={shown.said(path)} />
      <AskHere path={path} place={`${row.place}, ${column}`} asking={shown.asking} />
    </td>
  );
}

function Question({ group, shown }: { group: QuestionGroup; shown: Shown }) {
  const { name, heading, instances, isRepeat } = group;
  if (!isRepeat)
    return (
      <dl class="answer-list">
        {instances.flat().map((field) => (
          <Answer key={field.path} field={field} shown={shown} />
        ))}
      </dl>
    );
  return (
    <div class="answer-repeats">
      <h4>{heading}</h4>
      {instances.length === 0 && <p class="blank">Không điền</p>}
      {instances.map((fields, position) => (
        <div key={position}>
          <h5>Phần mềm thứ {position + 1}</h5>
          <dl class="answer-list">
            {fields.map((field) => (
              <Answer key={field.path} field={field} shown={shown} />
            ))}
          </dl>
        </div>
      ))}
      <Said said={shown.said(name)} />
    </div>
  );
}

function Answer({ field: { path, question, place }, shown }: { field: AnsweredField; shown: Shown }) {
  const value = valueAt(shown.answers, path);
  return (
    <div id={idOf(path)}>
      <dt>{question.shortLabel}</dt>
      <dd>
        <Value text={inWords(question, value)} isBlank={value === null} />
        <Said said={shown.said(path)} />
        <AskHere path={path} place={place} asking={shown.asking} />
      </dd>
    </div>
  );
}

const Value = ({ text, isBlank = text === 'Không điền' }: { text: string; isBlank?: boolean }) => (
  <span class={isBlank ? 'answer blank' : 'answer'}>{text}</span>
);

/** Where an answer stands on the page. */
export const idOf = (path: string): string => `noi-dung-${path.replaceAll('.', '-')}`;

function Said({ said: { warnings, explanation, asked } }: { said: SaidOfField }) {
  return (
    <>
      {warnings.map((warning) => (
        <span key={warning} class="said said-warning">
          <b>Cần lưu ý:</b> {warning}
        </span>
      ))}
      {explanation !== undefined && (
        <span class="said said-explanation">
          <b>Sở giải trình:</b> <span class="answer">{explanation}</span>
        </span>
      )}
      {asked !== undefined && (
        <span class="said said-asked">
          <b>Đang đề nghị bổ sung:</b> <span class="answer">{asked}</span>
        </span>
      )}
    </>
  );
}
