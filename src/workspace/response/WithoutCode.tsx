import { verificationLabels } from '../../submission/states.ts';
import { tableTime } from '../../vietnamese/dates.ts';
import type { UnitDocument } from '../documents/unit.ts';
import { addressOf } from '../place.ts';

/** What came in the name of a Sở without its code. */
export function WithoutCode({ unit: { without_code } }: { unit: UnitDocument }) {
  if (without_code.length === 0) return null;
  return (
    <section aria-labelledby="phieu-khong-ma">
      <h2 id="phieu-khong-ma">Phiếu gửi không có mã</h2>
      <ul>
        {without_code.map(({ number, verification, received_at, attached_to }) => (
          <li key={number}>
            <a href={addressOf({ page: 'response', name: number })}>{number}</a>:{' '}
            {verificationLabels[verification]}
            {attached_to !== null && `, đã đưa vào bản nháp của ${attached_to}`}; nhận{' '}
            {tableTime(received_at)}
          </li>
        ))}
      </ul>
      <p>
        <a href={addressOf({ page: 'held' })}>Quyết định các phiếu chờ xác minh</a>
      </p>
    </section>
  );
}
