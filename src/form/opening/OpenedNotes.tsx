import { isDraftPath } from '../../questionnaire/draft-path.ts';
import { checkPath } from '../../submission/check-path.ts';
import { inSentence, revisionLabel } from '../../submission/states.ts';
import type { Receipt } from '../../submission/receipt.ts';
import { officialDate, officialTime } from '../../vietnamese/dates.ts';
import type { Repeats } from '../draft/repeats.ts';
import type { ServerResponse } from '../draft/server-response.ts';
import { isSameValue, valueAt, type FormValues } from '../draft/values.ts';
import { fieldId, repeatId, repeatsHeadingId } from '../dom/field-id.ts';
import { focusOn } from '../dom/focus.ts';
import { placeOf } from '../place-of.ts';
import { valueWords } from '../value-words.ts';

interface Props {
  opened: ServerResponse;
  repeats: Repeats;
  /** What the form held when it was looked at last. */
  progress: FormValues;
  /** Brings a value into the form; where it holds another, both are shown. Absent where nothing may be changed. */
  onTake: ((values: FormValues) => void) | undefined;
}

/** What an officer must know of a response that was just opened: that the survey is over, what is asked, what was not sent. */
export function OpenedNotes({ opened, repeats, progress, onTake }: Props) {
  return (
    <>
      {opened.closedAt !== undefined && (
        <Closed at={opened.closedAt} isDeleted={opened.deletedAt !== undefined} />
      )}
      {opened.deletedAt !== undefined && <Deleted receipt={opened.receipt} />}
      {opened.request && (
        <RequestNote request={opened.request} repeats={repeats} isOver={opened.closedAt !== undefined} />
      )}
      <Superseded values={opened.superseded} repeats={repeats} progress={progress} onTake={onTake} />
    </>
  );
}

function Closed({ at, isDeleted }: { at: string; isDeleted: boolean }) {
  return (
    <p class="warning" role="status">
      Đợt khảo sát đã kết thúc{at && ` từ ${officialTime(at)}`}, hệ thống không nhận thêm Phiếu và không lưu
      sửa đổi. {!isDeleted && 'Nội dung dưới đây là bản nháp của Sở, chỉ để đọc; nếu'}
      {isDeleted && 'Nếu'} cần gửi hoặc đính chính, đề nghị liên hệ đầu mối hỗ trợ.
    </p>
  );
}

/** That the draft is gone, and where what was sent is still found. */
function Deleted({ receipt }: { receipt: Receipt | undefined }) {
  return (
    <section class="conflicts" aria-labelledby="da-xoa">
      <h2 id="da-xoa">Bản nháp đã xóa</h2>
      <p>
        Bản nháp và thông tin liên hệ đã xóa khi kết thúc khảo sát
        {receipt ? '; Phiếu đã gửi vẫn được lưu.' : '. Sở chưa gửi Phiếu với mã này.'} Nội dung dưới đây, nếu
        có, chỉ còn trên máy này.
      </p>
      {receipt && <LastSent receipt={receipt} />}
    </section>
  );
}

function LastSent({ receipt }: { receipt: Receipt }) {
  const { number, revision, received_at, hash } = receipt;
  const which = revision === 1 ? 'gửi lần đầu' : inSentence(revisionLabel(revision));
  return (
    <ul>
      <li>
        Phiếu số {number}, {which}, nhận lúc {officialTime(received_at)}; mã đối chiếu nội dung {hash}
      </li>
      <li>
        <a href={checkPath(receipt)}>Kiểm tra xác nhận này</a>
      </li>
      <li>
        <a href="/phieu/in/">Mở bằng mã tại trang In Phiếu để xem và in lại bản đã gửi</a>
      </li>
    </ul>
  );
}

function RequestNote(props: {
  request: NonNullable<ServerResponse['request']>;
  repeats: Repeats;
  isOver: boolean;
}) {
  const { request, repeats, isOver } = props;
  const { asked_at, why, items } = request;
  return (
    <section class="conflicts" aria-labelledby="de-nghi">
      <h2 id="de-nghi">Đề nghị bổ sung, giải trình</h2>
      <p>
        Cục Công nghệ thông tin đề nghị {officialDate(asked_at)}
        {why ? ': ' : '.'}
        {why && <span class="typed-value">{why}</span>}
      </p>
      <ul>
        {items.map(({ path, reason }) => (
          <li key={path}>
            <PlaceLink path={path} repeats={repeats} />: <span class="typed-value">{reason}</span>
          </li>
        ))}
      </ul>
      {!isOver && <p>Đề nghị bổ sung hoặc giải trình tại từng nội dung, sau đó gửi lại Phiếu với cùng mã.</p>}
    </section>
  );
}

function PlaceLink({ path, repeats }: { path: string; repeats: Repeats }) {
  const target = targetOf(path, repeats);
  return (
    <a
      href={`#${target}`}
      onClick={(event) => {
        event.preventDefault();
        focusOn(target);
      }}
    >
      {placeOf(path, repeats)}
    </a>
  );
}

/** The id of what a path names: a field, a row, an instance or all instances of a question. */
function targetOf(path: string, repeats: Repeats): string {
  const [name = '', index, field] = path.split('.');
  if (!repeats[name]) return fieldId(path);
  if (index === undefined) return repeatsHeadingId(name);
  return field === undefined ? repeatId(name, Number(index)) : fieldId(path);
}

type SupersededProps = Omit<Props, 'opened'> & { values: FormValues };

/** What the draft held when something else was sent in its place. */
function Superseded({ values, repeats, progress, onTake }: SupersededProps) {
  const left = Object.entries(values).filter(
    ([path, value]) => path !== 'unit' && isDraftPath(path) && !isSameValue(value, valueAt(progress, path)),
  );
  if (left.length === 0) return null;
  return (
    <details class="conflicts">
      <summary>Có {left.length} nội dung đã soạn nhưng chưa gửi</summary>
      <p>
        Khi Phiếu được gửi lần trước, bản nháp trên hệ thống có những nội dung khác với bản đã gửi. Các nội
        dung đó được giữ lại dưới đây{onTake && '; nếu cần, đề nghị lấy lại vào Phiếu'}.
      </p>
      {onTake && left.length > 1 && (
        <button type="button" class="button-secondary" onClick={() => onTake(Object.fromEntries(left))}>
          Lấy lại tất cả {left.length} nội dung
        </button>
      )}
      <ul>
        {left.map(([path, value]) => (
          <li key={path}>
            <p class="conflict-place">{placeOf(path, repeats, values)}</p>
            <p class="typed-value">{valueWords(path, value)}</p>
            {onTake && (
              <button type="button" class="button-secondary" onClick={() => onTake({ [path]: value })}>
                Lấy lại nội dung này
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
