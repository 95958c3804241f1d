import { shortDate } from '../../vietnamese/dates.ts';
import { progressSchema, type ProgressDocument } from '../documents/board.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import type { Session } from '../session/session.ts';

const [width, height] = [640, 96];

interface Props {
  session: Session;
  /** The moment the board is of. */
  now: string;
}

/** How many Sở had sent over time, as a line that rises in steps, with its figures in a table. */
export function Progress({ session, now }: Props) {
  const { document: progress } = useLoaded(now, () => session.call('workspace_progress', {}, progressSchema));
  return (
    <section class="progress" aria-labelledby="tien-do">
      <h2 id="tien-do">Tiến độ gửi lần đầu</h2>
      {progress &&
        (progress.days.length === 0 ? <p>Chưa nhận được phiếu nào.</p> : <Line progress={progress} />)}
    </section>
  );
}

function Line({ progress: { asked, days } }: { progress: ProgressDocument }) {
  const points = cumulated(days);
  const [first, latest] = [points[0]!, points.at(-1)!];
  const begin = Date.parse(first.day);
  // Not to today: long after the last one the line would be all end and no beginning.
  const end = Math.max(Date.parse(latest.day), begin) + 86_400_000;
  const x = (day: string) => (((Date.parse(day) - begin) / (end - begin)) * width).toFixed(1);
  const y = (count: number) => (height - (count / Math.max(asked, 1)) * height).toFixed(1);
  const path = `M0 ${height}${points.map(({ day, sent }) => `H${x(day)}V${y(sent)}`).join('')}H${width}`;
  return (
    <>
      <svg
        viewBox={`-2 -2 ${width + 4} ${height + 4}`}
        role="img"
        aria-label={`Số Sở đã gửi tăng từ ${first.sent} ngày ${shortDate(first.day)} đến ${latest.sent} ngày ${shortDate(latest.day)}, trong ${asked} Sở.`}
      >
        <line x1="0" y1="0" x2={width} y2="0" />
        <line x1="0" y1={height} x2={width} y2={height} />
        <path d={path} />
      </svg>
      <p class="hint">
        Từ {shortDate(first.day)} đến {shortDate(latest.day)}, ngày gần nhất có Sở gửi: {latest.sent} trong{' '}
        {asked} Sở đã gửi (vạch trên là đủ {asked} Sở).
      </p>
      <details>
        <summary>Số liệu theo ngày</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Ngày</th>
              <th scope="col">Gửi trong ngày</th>
              <th scope="col">Cộng dồn</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ day, sent }, index) => (
              <tr key={day}>
                <td>{shortDate(day)}</td>
                <td>{days[index]?.sent}</td>
                <td>{sent}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function cumulated(days: ProgressDocument['days']): ProgressDocument['days'] {
  let sum = 0;
  return days.map(({ day, sent }) => ({ day, sent: (sum += sent) }));
}
