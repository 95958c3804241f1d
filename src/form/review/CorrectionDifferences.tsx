import { useEffect, useState } from 'preact/hooks';
import { splitContact } from '../../questionnaire/contact.ts';
import type { ParseResult } from '../../questionnaire/parse-answers.ts';
import { valuesOfAnswers } from '../../questionnaire/values-of-answers.ts';
import { readRevision } from '../../submission/api-client.ts';
import type { Credentials } from '../../submission/draft-documents.ts';
import type { SentRevision } from '../../submission/sent-revision.ts';
import { filledRepeats } from '../draft/repeats.ts';
import { isSameValue, valueAt, type FieldValue, type FormValues } from '../draft/values.ts';
import { inPaperOrder } from '../paper-order.ts';
import { placeOf } from '../place-of.ts';
import { valueWords } from '../value-words.ts';

interface Props {
  parsed: ParseResult & { ok: true };
  credentials: Credentials;
  /** The revision that was sent before this one. */
  revision: number;
}

/** What a correction changes in what was sent before, and that the signed copy is awaited again after it. */
export function CorrectionDifferences({ parsed, credentials, revision }: Props) {
  const [before, setBefore] = useState<SentRevision | 'unreachable'>();
  useEffect(() => {
    void readRevision(credentials, revision).then((outcome) =>
      setBefore(outcome.kind === 'done' ? outcome.document : 'unreachable'),
    );
  }, [revision]);
  return (
    <section class="correction" aria-labelledby="khac-ban-da-gui">
      <h3 id="khac-ban-da-gui">Khác với bản đã gửi</h3>
      <div role="status">
        {before === undefined && <p>Đang so sánh với bản đã gửi…</p>}
        {before === 'unreachable' && (
          <p>Chưa so sánh được với bản đã gửi vì mất kết nối; nội dung dưới đây là toàn bộ bản sẽ gửi.</p>
        )}
        {typeof before === 'object' && <Differences changed={differencesOf(before, parsed)} />}
      </div>
      <p>
        <strong>Sau khi gửi, hệ thống lại chờ bản ký</strong>: bản ký của lần gửi trước không phải bản ký của
        lần đính chính này.
      </p>
    </section>
  );
}

/** One content that is another than it was sent. */
interface Difference {
  path: string;
  place: string;
  sent: FieldValue;
  now: FieldValue;
}

function Differences({ changed }: { changed: readonly Difference[] }) {
  if (changed.length === 0)
    return <p>Không có nội dung nào khác bản đã gửi; không cần gửi lại nếu không sửa gì.</p>;
  return (
    <ul class="correction-list">
      {changed.map(({ path, place, sent, now }) => (
        <li key={path}>
          <strong>{place}</strong>: <Given path={path} value={sent} /> → <Given path={path} value={now} />
        </li>
      ))}
    </ul>
  );
}

const Given = ({ path, value }: { path: string; value: FieldValue }) =>
  value.length === 0 ? (
    <span class="not-given">không điền</span>
  ) : (
    <span class="typed-value">{valueWords(path, value)}</span>
  );

/** What differs between a revision that was sent and the answers to be sent, in the order of the paper. */
export function differencesOf(
  sent: Pick<SentRevision, 'answers' | 'explanations' | 'contact'>,
  parsed: ParseResult & { ok: true },
): readonly Difference[] {
  const { answers, contact } = splitContact(parsed.answers);
  const before: FormValues = valuesOfAnswers({ ...sent.answers, ...sent.contact }, sent.explanations);
  const now: FormValues = valuesOfAnswers({ ...answers, ...contact }, parsed.explanations);
  const paths = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const repeats = filledRepeats({ ...before, ...now });
  return inPaperOrder(
    paths
      .filter((path) => !isSameValue(valueAt(before, path), valueAt(now, path)))
      .map((path) => ({
        path,
        place: placeOf(path, repeats),
        sent: valueAt(before, path),
        now: valueAt(now, path),
      })),
  );
}
