import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { Confirm } from '../acts/Confirm.tsx';
import { sentenceOf } from '../acts/refusals.ts';
import type { Me } from '../documents/me.ts';
import type { UnitDocument } from '../documents/unit.ts';
import type { Session } from '../session/session.ts';
import type { IssuedCode } from './CodeSlip.tsx';
import { tidied } from './use-acts.ts';

const issuedSchema = z.object({
  outcome: z.literal('issued'),
  unit: z.string(),
  issued_at: z.string(),
  code: z.string(),
});

interface Props {
  session: Session;
  me: Me;
  unit: UnitDocument['unit'];
  onIssued: (issued: IssuedCode) => void;
}

/** Giving a Sở a new access code; it can be seen once. */
export function IssueCode({ session, me, unit, onIssued }: Props) {
  const [isAsked, setIsAsked] = useState(false);
  if (me.role !== 'lead')
    return <p class="hint">Mã do người có vai trò phụ trách, hoặc người vận hành hệ thống cấp.</p>;
  return (
    <div class="acts">
      <button type="button" class="button-secondary" onClick={() => setIsAsked(true)}>
        Cấp mã mới…
      </button>
      {isAsked && (
        <Confirm
          heading={`Cấp mã mới cho Sở Tư pháp ${unit.name}`}
          consequences={{
            seen: 'Mã đang dùng, nếu có, hết hiệu lực ngay, kể cả tại máy đang mở Phiếu. Nội dung đã điền và đã gửi giữ nguyên.',
            published: 'Không công bố gì.',
            undone: 'Mã mới chỉ hiện một lần để in. Đề nghị in và gửi riêng cho Sở ngay.',
          }}
          reason="optional"
          doIt="Cấp mã mới"
          onConfirm={async (why) => {
            const answer = await session.ask(
              '/api/workspace/code',
              { unit: unit.code, why: tidied(why) },
              issuedSchema,
            );
            if (answer.kind === 'done') onIssued(answer.document);
            return answer.kind === 'unreachable'
              ? 'Chưa nhận được trả lời. Có thể mã cũ đã hết hiệu lực mà chưa ai thấy mã mới: đề nghị cấp lại.'
              : sentenceOf(answer);
          }}
          onClose={() => setIsAsked(false)}
        />
      )}
    </div>
  );
}
