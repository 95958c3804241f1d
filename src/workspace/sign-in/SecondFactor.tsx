import { useEffect, useState } from 'preact/hooks';
import { Alert } from '../parts/Alert.tsx';
import { Field } from '../parts/Field.tsx';
import { useActing } from '../parts/use-acting.ts';
import type { Session } from '../session/session.ts';

/** Where who has a second factor types its code. */
export function FactorCode({ session, factorId }: { session: Session; factorId: string }) {
  return (
    <CodeForm
      heading="Mã xác thực"
      onCode={(code) => session.verifyFactor(factorId, code)}
      onLeave={() => void session.signOut('left')}
    >
      <p>Đề nghị nhập mã 6 chữ số đang hiện trên ứng dụng xác thực của điện thoại.</p>
    </CodeForm>
  );
}

/** Where who has none yet takes it up on a phone. */
export function EnrollFactor({ session }: { session: Session }) {
  const [offered, setOffered] = useState<{ id: string; picture: string; secret: string }>();
  const { error, run } = useActing();
  useEffect(
    () =>
      run(async () => {
        const begun = await session.enrollFactor();
        if (typeof begun === 'string') return begun;
        setOffered(begun);
        return undefined;
      }),
    [],
  );
  if (!offered)
    return (
      <section class="sign-in">
        <h1>Đăng ký mã xác thực</h1>
        <Alert>{error}</Alert>
        {!error && <p role="status">Đang chuẩn bị…</p>}
      </section>
    );
  return (
    <CodeForm
      heading="Đăng ký mã xác thực"
      onCode={(code) => session.verifyFactor(offered.id, code)}
      onLeave={() => void session.signOut('left')}
    >
      <p>
        Dùng ứng dụng xác thực trên điện thoại (ví dụ Google Authenticator, Microsoft Authenticator, FreeOTP)
        quét mã dưới đây, hoặc nhập khóa bằng tay. Sau đó nhập mã 6 chữ số ứng dụng hiện ra.
      </p>
      <img class="factor-picture" src={offered.picture} width="200" height="200" alt="Mã QR của khóa" />
      <p>
        Khóa: <code>{offered.secret}</code>
      </p>
    </CodeForm>
  );
}

interface CodeFormProps {
  heading: string;
  children: preact.ComponentChildren;
  onCode: (code: string) => Promise<string | undefined>;
  onLeave: () => void;
}

function CodeForm({ heading, children, onCode, onLeave }: CodeFormProps) {
  const [code, setCode] = useState('');
  const { isActing, error, run } = useActing();
  const typed = code.replace(/\s/g, '');
  return (
    <form
      class="sign-in"
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        run(() =>
          /^\d{6}$/.test(typed)
            ? onCode(typed)
            : Promise.resolve('Mã xác thực gồm 6 chữ số. Đề nghị nhập lại.'),
        );
      }}
    >
      <h1>{heading}</h1>
      {children}
      <Alert>{error}</Alert>
      <Field
        id="ma-xac-thuc"
        label="Mã 6 chữ số"
        inputMode="numeric"
        autocomplete="one-time-code"
        value={code}
        onValue={setCode}
      />
      <div class="buttons">
        <button type="submit" class="button" disabled={isActing}>
          {isActing ? 'Đang kiểm tra…' : 'Xác nhận mã'}
        </button>
        <button type="button" class="button-secondary" onClick={onLeave}>
          Đăng xuất
        </button>
      </div>
    </form>
  );
}
