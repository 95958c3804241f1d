import { officialTime } from '../../vietnamese/dates.ts';
import type { BoardDocument } from '../documents/board.ts';
import { addressOf } from '../place.ts';

/** What holds of the survey now: trial or not, its deadline, whether it takes Phiếu. */
export function SurveyTimes({ board }: { board: BoardDocument }) {
  const { trial, due_at, closes_at, open, personal_data_deleted } = board;
  return (
    <p class="survey-times">
      {trial && <b>Dữ liệu thử nghiệm. </b>}
      {due_at === null ? (
        <>
          Chưa đặt thời hạn gửi, nên không phiếu nào bị ghi gửi sau thời hạn (
          <a href={addressOf({ page: 'settings' })}>đặt thời hạn</a>).{' '}
        </>
      ) : (
        `Thời hạn gửi: trước ${officialTime(due_at)}. `
      )}
      {!open
        ? `Khảo sát đã đóng${personal_data_deleted ? '; dữ liệu liên hệ và bản nháp đã xóa' : ''}.`
        : closes_at === null
          ? 'Khảo sát đang nhận phiếu, chưa đặt thời điểm đóng.'
          : `Khảo sát đang nhận phiếu, đóng lúc ${officialTime(closes_at)}.`}
    </p>
  );
}
