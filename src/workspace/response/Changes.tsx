import { findField } from '../../questionnaire/fields.ts';
import { inWords, type Value } from '../../staff/answered-fields.ts';
import { differencesBetween, type Difference } from '../../staff/differences.ts';
import { notFilledIn, revisionWords } from '../../staff/text/labels.ts';
import type { WorkResponse } from '../documents/unit.ts';
import { goTo } from '../place.ts';

interface Props {
  /** How the page is named in its address. */
  place: string;
  response: WorkResponse;
  from: number | undefined;
  to: number | undefined;
}

const kindWords: Readonly<Record<Difference['kind'], string>> = {
  changed: '',
  added: 'phần mềm thêm mới',
  removed: 'phần mềm đã bỏ',
  moved: 'chỉ đổi thứ tự',
};

/** What changed between two revisions, the last two unless others are chosen. */
export function Changes({ place, response, from, to }: Props) {
  const { revisions } = response;
  if (revisions.length < 2) return <p>Sở mới gửi một lần, nên chưa có gì để so sánh.</p>;
  const after = revisions.find((one) => one.number === to) ?? revisions.at(-1)!;
  const before =
    revisions.find((one) => one.number === from) ??
    revisions.find((one) => one.number === after.number - 1) ??
    revisions[0]!;
  const compare = (chosen: { from?: number; to?: number }) =>
    goTo({ page: 'response', name: place, from: before.number, to: after.number, ...chosen }, 'replace');
  const differences = differencesBetween(before, after);
  return (
    <>
      <div class="compare">
        <Choice
          id="so-tu"
          label="So từ"
          chosen={before.number}
          response={response}
          onChoose={(one) => compare({ from: one })}
        />
        <Choice
          id="so-den"
          label="đến"
          chosen={after.number}
          response={response}
          onChoose={(one) => compare({ to: one })}
        />
      </div>
      <div aria-live="polite">
        {differences.length === 0 ? (
          <p>Hai bản có nội dung giống nhau.</p>
        ) : (
          <div class="table-scroll" role="region" aria-label="Nội dung thay đổi" tabIndex={0}>
            <table class="changes">
              <thead>
                <tr>
                  <th scope="col">Nội dung</th>
                  <th scope="col">{revisionWords(before.number)}</th>
                  <th scope="col">{revisionWords(after.number)}</th>
                </tr>
              </thead>
              <tbody>
                {differences.map((difference) => (
                  <Row key={`${difference.kind} ${difference.path}`} difference={difference} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </>
  );
}

function Row({ difference: { kind, path, place, before, after } }: { difference: Difference }) {
  return (
    <tr>
      <th scope="row">
        {place}
        {kindWords[kind] !== '' && <span class="hint"> ({kindWords[kind]})</span>}
      </th>
      <td>{kind === 'added' ? '' : <del class="answer">{words(path, before)}</del>}</td>
      <td>{kind === 'removed' ? '' : <ins class="answer">{words(path, after)}</ins>}</td>
    </tr>
  );
}

function words(path: string, value: Value): string {
  const question = findField(path)?.question;
  if (question) return inWords(question, value);
  return value === null ? notFilledIn : String(value);
}

interface ChoiceProps {
  id: string;
  label: string;
  chosen: number;
  response: WorkResponse;
  onChoose: (revision: number) => void;
}

function Choice({ id, label, chosen, response, onChoose }: ChoiceProps) {
  return (
    <p>
      <label for={id}>{label}</label>
      <select id={id} value={chosen} onChange={({ currentTarget }) => onChoose(Number(currentTarget.value))}>
        {response.revisions.map(({ number }) => (
          <option key={number} value={number}>
            {revisionWords(number)}
          </option>
        ))}
      </select>
    </p>
  );
}
