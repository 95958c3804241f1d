import type { RawInput } from '../questionnaire/raw-input.ts';
import { findField } from '../questionnaire/fields.ts';
import { checkPath } from '../submission/check-path.ts';
import type { Receipt } from '../submission/receipt.ts';
import { officialDate, officialTime } from '../vietnamese/dates.ts';
import { isSame, valueAt } from './draft/changes.ts';
import type { Opened } from './draft/session-view.ts';
import { blockId, blocksHeadingId, fieldId } from './field-id.ts';
import { focusOn } from './focus-on.ts';
import { placeOf, type Blocks } from './form-content.ts';
import { valueWords } from './value-words.ts';

interface Props {
  opened: Opened;
  blocks: Blocks;
  /** What stood in the form when it was read last. */
  progress: RawInput;
  /** Brings a value into the form; where it holds another, both are shown. Absent where nothing may be changed. */
  onTake: ((values: RawInput) => void) | undefined;
}

/** What an officer must know of a response that was just opened: that the survey is over, what is asked, what was not sent. */
export function OpenedNotes({ opened, blocks, progress, onTake }: Props) {
  return (
    <>
      {opened.closedAt !== undefined && (
        <Closed at={opened.closedAt} isDeleted={opened.deletedAt !== undefined} />
      )}
      {opened.deletedAt !== undefined && <Deleted receipt={opened.receipt} />}
      {opened.request && (
        <RequestNote request={opened.request} blocks={blocks} isOver={opened.closedAt !== undefined} />
      )}
      <SetAside setAside={opened.setAside} blocks={blocks} progress={progress} onTake={onTake} />
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
  const which = revision === 1 ? 'gửi lần đầu' : `đính chính lần ${revision - 1}`;
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

function RequestNote(props: { request: NonNullable<Opened['request']>; blocks: Blocks; isOver: boolean }) {
  const { request, blocks, isOver } = props;
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
            <PlaceLink path={path} blocks={blocks} />: <span class="typed-value">{reason}</span>
          </li>
        ))}
      </ul>
      {!isOver && <p>Đề nghị bổ sung hoặc giải trình tại từng nội dung, sau đó gửi lại Phiếu với cùng mã.</p>}
    </section>
  );
}

function PlaceLink({ path, blocks }: { path: string; blocks: Blocks }) {
  const target = targetOf(path, blocks);
  return (
    <a
      href={`#${target}`}
      onClick={(event) => {
        event.preventDefault();
        focusOn(target);
      }}
    >
      {placeOf(path, blocks)}
    </a>
  );
}

/** The id of what a path names: a field, a row, a block or all blocks of a question. */
function targetOf(path: string, blocks: Blocks): string {
  const [name = '', index, field] = path.split('.');
  if (!blocks[name]) return fieldId(path);
  if (index === undefined) return blocksHeadingId(name);
  return field === undefined ? blockId(name, Number(index)) : fieldId(path);
}

function SetAside({ setAside, blocks, progress, onTake }: Omit<Props, 'opened'> & { setAside: RawInput }) {
  const left = Object.entries(setAside).filter(
    ([path, value]) => findField(path) && !isSame(value, valueAt(progress, path)),
  );
  if (left.length === 0) return null;
  return (
    <details class="conflicts">
      <summary>Có {left.length} nội dung đã soạn nhưng chưa gửi</summary>
      <p>
        Khi Phiếu được gửi lần trước, bản nháp trên hệ thống có những nội dung khác với bản đã gửi. Các nội
        dung đó được giữ lại dưới đây{onTake && '; nếu cần, đề nghị lấy lại vào Phiếu'}.
      </p>
      <ul>
        {left.map(([path, value]) => (
          <li key={path}>
            <p class="conflict-place">{placeOf(path, blocks, setAside)}</p>
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
