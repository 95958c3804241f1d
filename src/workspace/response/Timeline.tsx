import { attributeValueWords, attributeWords, revisionWords } from '../../staff/text/labels.ts';
import { placeOf } from '../../staff/read-place.ts';
import { tableTime } from '../../vietnamese/dates.ts';
import type { WorkResponse } from '../documents/unit.ts';

type Transition = WorkResponse['history'][number];

/** Every step of a response, the newest first: what, when, who and why. */
export function Timeline({ response: { history, revisions } }: { response: WorkResponse }) {
  if (history.length === 0) return <p>Chưa có bước nào.</p>;
  return (
    <ol class="timeline" reversed>
      {history.toReversed().map((transition, index) => (
        <li key={history.length - index}>
          <p>
            <b>{whatHappened(transition)}</b>
            <br />
            <span class="hint">
              {tableTime(transition.at)}, {transition.actor === 'staff' ? transition.who : 'Sở'}
            </span>
          </p>
          {transition.why !== null && <p class="answer">{transition.why}</p>}
          {transition.items.length > 0 && (
            <ul>
              {transition.items.map(({ path, reason }) => (
                <li key={path}>
                  {placeOf(
                    path,
                    revisions.find(({ number }) => number === transition.revision)?.answers ?? {},
                  )}
                  : <span class="answer">{reason}</span>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

/** One step in words. */
export function whatHappened({ attribute, to, revision }: Transition): string {
  const words = attributeValueWords[to] ?? to;
  if (attribute !== 'state') return `${attributeWords[attribute] ?? attribute}: ${words}`;
  return to === 'sent' && revision !== null ? `${words} (${revisionWords(revision)})` : words;
}
