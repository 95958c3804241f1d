import { shortDate } from '../../vietnamese/dates.ts';
import type { BoardDocument } from '../documents/board.ts';

const [width, height] = [640, 120];

/** How many Sở had sent over time, as a line that rises in steps; the figures themselves are in the table below it. */
export function Progress({ board: { progress, units, survey } }: { board: BoardDocument }) {
  if (progress.length === 0) return <p class="note">Chưa nhận được phiếu nào.</p>;
  const first = Date.parse(progress[0]!.day);
  const last = Math.max(Date.parse(survey.now), first + 1);
  const x = (day: string | number) => (((typeof day === 'string' ? Date.parse(day) : day) - first) / (last - first)) * width;
  const y = (count: number) => height - (count / Math.max(units, 1)) * height;
  const line = (of: 'sent' | 'accepted') =>
    `M0,${height}${progress.map((point) => `H${x(point.day).toFixed(1)}V${y(point[of]).toFixed(1)}`).join('')}H${width}`;
  const latest = progress.at(-1)!;
  return (
    <section class="progress" aria-labelledby="tien-do">
      <h2 id="tien-do">Tiến độ</h2>
      <p>
        Đã gửi: {latest.sent} trong {units} Sở; đã tiếp nhận: {latest.accepted}.
      </p>
      <svg viewBox={`-4 -4 ${width + 8} ${height + 8}`} role="img" aria-label={`Số Sở đã gửi tăng từ ${progress[0]!.sent} ngày ${shortDate(progress[0]!.day)} đến ${latest.sent} ngày ${shortDate(latest.day)}.`}>
        <line class="progress-whole" x1="0" y1="0" x2={width} y2="0" />
        <line class="progress-base" x1="0" y1={height} x2={width} y2={height} />
        <path class="progress-sent" d={line('sent')} />
        <path class="progress-accepted" d={line('accepted')} />
      </svg>
      <p class="hint">
        Nét liền: đã gửi; nét đứt: đã tiếp nhận; vạch trên: đủ {units} Sở. Từ {shortDate(progress[0]!.day)} đến{' '}
        {shortDate(survey.now)}.
      </p>
      <details>
        <summary>Số liệu theo ngày</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Ngày</th>
              <th scope="col">Đã gửi</th>
              <th scope="col">Đã tiếp nhận</th>
            </tr>
          </thead>
          <tbody>
            {progress.map(({ day, sent, accepted }) => (
              <tr key={day}>
                <td>{shortDate(day)}</td>
                <td>{sent}</td>
                <td>{accepted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
