import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { sentenceOf } from '../acts/refusals.ts';
import { roles, roleWords } from '../documents/me.ts';
import { Alert } from '../parts/Alert.tsx';
import { Field } from '../parts/Field.tsx';
import { useActing } from '../parts/use-acting.ts';
import { tidied } from '../response/use-acts.ts';
import type { Session } from '../session/session.ts';

const invited = z.object({ outcome: z.literal('invited'), name: z.string(), link: z.string() });

/** Inviting a colleague: the answer is a link that opens once, to be handed over by the one who invites. */
export function InviteForm({ session, onInvited }: { session: Session; onInvited: () => Promise<void> }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<(typeof roles)[number]>('officer');
  const [made, setMade] = useState<z.infer<typeof invited>>();
  const { isActing, error, run } = useActing();
  const invite = async (): Promise<string | undefined> => {
    const asked = { name: tidied(name), email: email.trim().toLowerCase(), role };
    const answer = await session.ask('/api/workspace/invitation', asked, invited);
    if (answer.kind !== 'done') return sentenceOf(answer);
    setMade(answer.document);
    setName('');
    setEmail('');
    await onInvited();
    return undefined;
  };
  return (
    <section aria-labelledby="moi-can-bo">
      <h2 id="moi-can-bo">Mời cán bộ</h2>
      {made && (
        <div class="note" role="status">
          <p>
            Đã mời <span class="answer">{made.name}</span>. Đường dẫn dưới đây mở được một lần, trong một giờ,
            và chỉ hiện ở đây lần này; đề nghị giao riêng cho người được mời:
          </p>
          <p>
            <code class="answer">{made.link}</code>
          </p>
        </div>
      )}
      <form
        class="invite"
        method="post"
        onSubmit={(event) => {
          event.preventDefault();
          run(invite);
        }}
      >
        <Field
          id="moi-ho-ten"
          label="Họ tên"
          hint="Tên này hiện trong diễn biến của mọi Phiếu người đó xử lý."
          maxLength={200}
          autocomplete="off"
          value={name}
          onValue={setName}
        />
        <Field
          id="moi-email"
          label="Thư điện tử công vụ"
          type="email"
          maxLength={200}
          autocomplete="off"
          value={email}
          onValue={setEmail}
        />
        <fieldset class="choices">
          <legend>Vai trò</legend>
          {roles.map((one) => (
            <label key={one} class="box">
              <input type="radio" name="vai-tro" checked={role === one} onChange={() => setRole(one)} />
              {one === 'lead'
                ? `${roleWords[one]}: tiếp nhận, mở lại, quyết định phiếu không mã, cấp mã, đặt thời hạn, mời và thu hồi`
                : `${roleWords[one]}: xem, đề nghị bổ sung, ghi nhận bản ký, ghi chú`}
            </label>
          ))}
        </fieldset>
        <Alert>{error}</Alert>
        <button type="submit" class="button-secondary" disabled={isActing}>
          {isActing ? 'Đang mời…' : 'Tạo lời mời'}
        </button>
      </form>
    </section>
  );
}
