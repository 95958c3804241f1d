import { useState } from 'preact/hooks';
import { channelWords } from '../../submission/upload.ts';
import { parseDate } from '../../vietnamese/dates.ts';
import { Confirm } from '../acts/Confirm.tsx';
import { ofRecordingSignedCopy } from '../acts/consequences.ts';
import { Field } from '../parts/Field.tsx';
import type { UnitDocument } from '../documents/unit.ts';
import type { Acts, SignedCopyNote } from './use-acts.ts';

const ways = ['document_axis', 'post', 'email'] as const satisfies readonly SignedCopyNote['channel'][];

interface Props {
  publishFrom: UnitDocument['publish_from'];
  acts: Acts;
  onClose: () => void;
}

/** Recording a signed copy that came to the Department by another way than the site. */
export function SignedCopyDialog({ publishFrom, acts, onClose }: Props) {
  const [channel, setChannel] = useState<SignedCopyNote['channel']>('document_axis');
  const [letterNumber, setLetterNumber] = useState('');
  const [day, setDay] = useState('');
  const record = (): Promise<string | undefined> => {
    const letterDate = parseDate(day);
    if (!letterDate.ok)
      return Promise.resolve(
        'Ngày công văn chưa đúng. Đề nghị ghi ngày/tháng/năm, ví dụ 28/11/2016, hoặc để trống.',
      );
    return acts.recordSignedCopy({
      channel,
      letter_number: letterNumber,
      letter_date: letterDate.value ?? '',
    });
  };
  return (
    <Confirm
      heading="Ghi nhận bản ký"
      consequences={ofRecordingSignedCopy(publishFrom)}
      reason="none"
      doIt="Ghi nhận"
      onConfirm={record}
      onClose={onClose}
    >
      <fieldset class="choices">
        <legend>Bản ký đến bằng</legend>
        {ways.map((way) => (
          <label key={way} class="box">
            <input
              type="radio"
              name="kenh"
              value={way}
              checked={channel === way}
              onChange={() => setChannel(way)}
            />
            {channelWords[way]}
          </label>
        ))}
      </fieldset>
      <Field
        id="so-cong-van"
        label="Số, ký hiệu công văn của Sở (nếu có)"
        maxLength={100}
        value={letterNumber}
        onValue={setLetterNumber}
      />
      <Field
        id="ngay-cong-van"
        label="Ngày công văn (nếu có)"
        hint="Ví dụ 28/11/2016"
        maxLength={40}
        value={day}
        onValue={setDay}
      />
    </Confirm>
  );
}
