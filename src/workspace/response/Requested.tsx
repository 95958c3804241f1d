import { placeOf } from '../../staff/read-place.ts';
import { tableTime } from '../../vietnamese/dates.ts';
import type { WorkResponse } from '../documents/unit.ts';

interface Props {
  response: WorkResponse;
  request: NonNullable<WorkResponse['request']>;
}

/** What a Sở is asked to complete now. */
export function Requested({ response, request }: Props) {
  const answers = response.revisions.find(({ number }) => number === request.revision)?.answers ?? {};
  return (
    <section class="warning" aria-labelledby="dang-de-nghi">
      <h2 id="dang-de-nghi">Đang đề nghị Sở bổ sung, giải trình</h2>
      <p class="hint">{tableTime(request.asked_at)}</p>
      {request.why !== null && <p class="answer">{request.why}</p>}
      <ul>
        {request.items.map(({ path, reason }) => (
          <li key={path}>
            {placeOf(path, answers)}: <span class="answer">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
