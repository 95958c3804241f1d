import { useState } from 'preact/hooks';
import { refusalWords } from '../submission/refusal-words.ts';
import { recordSignedCopy } from '../submission/api-client.ts';
import type { Credentials, OpenedDraft } from '../submission/draft-documents.ts';
import { channels, channelWords, type SignedCopyNote } from '../submission/upload.ts';
import { acceptedYears, isoDay, parseDate } from '../vietnamese/dates.ts';

interface Props {
  credentials: Credentials;
  revision: number;
  onRecorded: (response: OpenedDraft) => void;
}

/** Writes down how the signed copy comes: a file that was sent here, or another way, with number and date of the letter. */
export function SignedCopyForm({ credentials, revision, onRecorded }: Props) {
  const [channel, setChannel] = useState<SignedCopyNote['channel']>('file');
  const [number, setNumber] = useState('');
  const [date, setDate] = useState('');
  const [said, setSaid] = useState<{ words: string; isWrong: boolean }>();
  const [isBusy, setIsBusy] = useState(false);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const parsed = parseDate(date);
    const missing = missingWords(channel, number, date);
    if (isBusy) return;
    if (missing) return setSaid({ words: missing, isWrong: true });
    if (!parsed.ok) return setSaid({ words: wrongDate[parsed.code], isWrong: true });
    if ((parsed.value ?? '') > isoDay(new Date())) return setSaid({ words: dateToCome, isWrong: true });
    setIsBusy(true);
    const note = { revision, channel, letter_number: number, letter_date: parsed.value ?? '' };
    const outcome = await recordSignedCopy(credentials, note);
    setIsBusy(false);
    if (outcome.kind === 'done') {
      onRecorded(outcome.document);
      setSaid({ words: 'Đã ghi nhận bản ký.', isWrong: false });
    } else
      setSaid({
        words: wordsOf(outcome.kind === 'refused' ? outcome.refusal.error : 'unreachable'),
        isWrong: true,
      });
  }

  return (
    <section aria-labelledby="ghi-nhan">
      <h2 id="ghi-nhan">Ghi nhận bản ký</h2>
      <p class="hint">
        Tệp bản ký đã nhận ở trên được ghi nhận ngay, không phải ghi thêm. Phần này để ghi số, ngày công văn
        của Sở, hoặc bản ký được gửi bằng cách khác.
      </p>
      <form class="signed-copy-form" noValidate onSubmit={(event) => void submit(event)}>
        <fieldset>
          <legend>Bản ký được gửi bằng cách nào</legend>
          {channels.map((one) => (
            <div class="box" key={one}>
              <input
                type="radio"
                name="kenh"
                id={`kenh-${one}`}
                checked={channel === one}
                onChange={() => setChannel(one)}
              />
              <label for={`kenh-${one}`}>{channelWords[one]}</label>
            </div>
          ))}
        </fieldset>
        <label for="so-cong-van">Số, ký hiệu công văn của Sở{channel === 'file' && ' (nếu có)'}</label>
        <input
          id="so-cong-van"
          type="text"
          maxLength={100}
          onInput={(event) => setNumber(event.currentTarget.value)}
        />
        <label for="ngay-cong-van">Ngày công văn{channel === 'file' && ' (nếu có)'}</label>
        <p class="hint" id="ngay-goi-y">
          Ví dụ: 28/11/2016
        </p>
        <input
          id="ngay-cong-van"
          type="text"
          aria-describedby="ngay-goi-y"
          onInput={(event) => setDate(event.currentTarget.value)}
        />
        <button type="submit" class="button" aria-disabled={isBusy}>
          Ghi nhận bản ký
        </button>
        <p role="status" class={said?.isWrong ? 'field-error' : undefined}>
          {said?.words}
        </p>
      </form>
    </section>
  );
}

const wrongDate = {
  not_a_date: 'Ngày công văn chưa đúng. Đề nghị ghi theo dạng ngày/tháng/năm, ví dụ 28/11/2016.',
  year_out_of_range: `Năm của ngày công văn không hợp lý; năm được nhận là từ ${acceptedYears.first} đến ${acceptedYears.last}. Đề nghị kiểm tra lại, ví dụ 28/11/2016.`,
} as const;
const dateToCome = 'Ngày công văn muộn hơn hôm nay. Đề nghị kiểm tra lại.';

function missingWords(channel: SignedCopyNote['channel'], number: string, date: string): string | undefined {
  if (channel === 'file') return undefined;
  const missing = [number.trim() === '' && 'số, ký hiệu', date.trim() === '' && 'ngày'].filter(Boolean);
  return missing.length > 0 ? `Đề nghị ghi ${missing.join(' và ')} công văn của Sở.` : undefined;
}

function wordsOf(error: keyof typeof refusalWords): string {
  if (error === 'file_missing')
    return 'Chưa có tệp bản ký của lần gửi này. Đề nghị gửi tệp ở trên rồi ghi nhận.';
  if (error === 'stale_revision')
    return 'Sở vừa gửi một bản đính chính. Đề nghị mở lại Phiếu; bản ký phải theo bản mới.';
  return refusalWords[error];
}
