import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Answers } from '../../questionnaire/answers.ts';
import type { Warning } from '../../questionnaire/checks/warning.ts';
import type {
  InstanceQuestion,
  CountsQuestion,
  Question,
  RepeatQuestion,
} from '../../questionnaire/question.ts';
import { sections, type Section } from '../../questionnaire/questionnaire.ts';
import { formatCount } from '../../vietnamese/numbers.ts';
import { shortDate } from '../../vietnamese/dates.ts';
import { fieldId } from '../dom/field-id.ts';
import { blankPlaces } from './blank-places.ts';

interface Props {
  answers: Answers;
  warnings: readonly (Warning & { place: string; explanation: string | undefined })[];
  /** What is read here, as a heading: "Xem lại trước khi gửi". */
  title: string;
  /** What comes before the answers: what a correction changes. */
  before?: ComponentChildren;
  /** Back to the form, at the section or field with this id; absent where nothing may be changed. */
  onEdit: ((id: string) => void) | undefined;
}

type Values = Readonly<Record<string, unknown>>;

/** Everything as it will be sent, in the order of the paper, with what is unusual and what is left blank. */
export function Review({ answers, warnings, title, before, onEdit }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView();
  }, []);
  return (
    <section class="review" aria-labelledby="xem-lai">
      <h2 id="xem-lai" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <p class="screen-only">
        Phiếu chưa gửi. Đề nghị đọc lại nội dung dưới đây, sau đó chọn bước tiếp theo ở cuối trang.{' '}
        <button type="button" class="button-plain" onClick={() => print()}>
          In trang này để soát
        </button>
      </p>
      {before}
      <ReviewWarnings warnings={warnings} onEdit={onEdit} />
      <BlankPlaces places={blankPlaces(answers)} />
      {sections.map((section) => (
        <ReviewSection key={section.id} section={section} values={answers} onEdit={onEdit} />
      ))}
    </section>
  );
}

/** What was left blank, gathered: the rest of the page is what is sent. */
function BlankPlaces({ places }: { places: readonly string[] }) {
  if (places.length === 0) return null;
  return (
    <details class="blank-places">
      <summary>{places.length} nội dung không điền</summary>
      <ul>
        {places.map((place) => (
          <li key={place}>{place}</li>
        ))}
      </ul>
    </details>
  );
}

function ReviewWarnings({ warnings, onEdit }: Pick<Props, 'warnings' | 'onEdit'>) {
  if (warnings.length === 0) return null;
  return (
    <div class="warning">
      <p>
        <strong>Có {warnings.length} nội dung đề nghị lưu ý</strong> (vẫn gửi được):
      </p>
      <ul>
        {warnings.map(({ path, rule, place, message, explanation }) => (
          <li key={`${path} ${rule}`}>
            {onEdit ? (
              <a
                href={`#${fieldId(path)}`}
                onClick={(event) => {
                  event.preventDefault();
                  onEdit(fieldId(path));
                }}
              >
                {place}
              </a>
            ) : (
              place
            )}
            : {message}
            {explanation && <p class="typed-value">Lý do Quý Sở ghi: {explanation}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ReviewSection({
  section,
  values,
  onEdit,
}: {
  section: Section;
  values: Values;
  onEdit: Props['onEdit'];
}) {
  const title = [section.number && `${section.number}.`, section.title].filter(Boolean).join(' ');
  const rows = section.questions.filter((question): question is CountsQuestion => question.kind === 'counts');
  return (
    <section aria-labelledby={`xem-${section.id}`}>
      <div class="review-heading">
        <h3 id={`xem-${section.id}`}>{title}</h3>
        {onEdit && (
          <button type="button" class="button-plain" onClick={() => onEdit(section.id)}>
            Sửa <span class="visually-hidden">{title}</span>
          </button>
        )}
      </div>
      {isBlank(section, values) && <Given words="" />}
      {rows.length > 0 && !isBlank(section, values) && (
        <ReviewCounts rows={rows} heading={section.tableHeading ?? ''} values={values} />
      )}
      {runsOf(section.questions).map((run) =>
        run.kind === 'repeat' ? (
          <ReviewInstances key={run.repeat.name} repeat={run.repeat} values={values} />
        ) : (
          <ReviewList key={run.questions[0]?.name} questions={run.questions} values={values} />
        ),
      )}
    </section>
  );
}

/** Whether nothing of a section was filled in. */
const isBlank = ({ questions }: Section, values: Values): boolean =>
  questions.every((question) =>
    question.kind === 'counts'
      ? question.columns.every(({ name }) => (values[question.name] as Values)[name] === null)
      : wordsOf(values[question.name], question) === '',
  );

type Run = { kind: 'repeat'; repeat: RepeatQuestion } | { kind: 'list'; questions: Question[] };

/** The questions in printed order, neighbours that are shown as one list together. */
function runsOf(questions: readonly Question[]): Run[] {
  const runs: Run[] = [];
  for (const question of questions) {
    const last = runs.at(-1);
    if (question.kind === 'counts') continue;
    if (question.kind === 'repeat') runs.push({ kind: 'repeat', repeat: question });
    else if (last?.kind === 'list') last.questions.push(question);
    else runs.push({ kind: 'list', questions: [question] });
  }
  return runs;
}

/** The table of section 1. Its roles are spelt out because narrow screens show its rows one below the other. */
function ReviewCounts({
  rows,
  heading,
  values,
}: {
  rows: readonly CountsQuestion[];
  heading: string;
  values: Values;
}) {
  return (
    <table class="counts stacked" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            STT
          </th>
          <th scope="col" role="columnheader">
            {heading}
          </th>
          {rows[0]?.columns.map(({ name, label }) => (
            <th scope="col" role="columnheader" key={name}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.name} role="row">
            <td class="number" role="cell">
              {row.row}
            </td>
            <th scope="row" role="rowheader">
              {row.label}
            </th>
            {row.columns.map(({ name, label }) => (
              <td key={name} class="figure" role="cell" data-column={label}>
                <Given words={wordsOf((values[row.name] as Values)[name])} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ReviewInstances({ repeat, values }: { repeat: RepeatQuestion; values: Values }) {
  const instances = values[repeat.name] as readonly Values[];
  if (instances.length === 0) return null;
  return (
    <>
      <h4>{repeat.label}</h4>
      {instances.map((instance, position) => (
        <div class="review-instance" key={position}>
          <h5>
            {repeat.item} thứ {position + 1}
          </h5>
          <ReviewList questions={repeat.questions} values={instance} />
        </div>
      ))}
    </>
  );
}

function ReviewList({
  questions,
  values,
}: {
  questions: readonly (Question | InstanceQuestion)[];
  values: Values;
}) {
  const shown = questions.filter((question) => wordsOf(values[question.name], question) !== '');
  if (shown.length === 0) return null;
  return (
    <dl class="review-list">
      {shown.map((question) => (
        <div key={question.name}>
          <dt>{question.label}</dt>
          <dd>
            <Given words={wordsOf(values[question.name], question)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** An answer, or that none was given: never shown as 0. */
function Given({ words }: { words: string }) {
  return words === '' ? <span class="not-given">Không điền</span> : <span class="typed-value">{words}</span>;
}

function wordsOf(value: unknown, question?: Question | InstanceQuestion): string {
  if (value === null) return '';
  if (question?.kind === 'repeat') return (value as readonly Values[]).length === 0 ? '' : question.item;
  if (typeof value === 'number') return formatCount(value);
  if (question?.kind === 'date') return shortDate(value as string);
  const options = question && 'options' in question ? question.options : [];
  const labelOf = (text: string) => options.find((option) => option.value === text)?.label ?? text;
  return [value as string | string[]].flat().map(labelOf).join('; ');
}
