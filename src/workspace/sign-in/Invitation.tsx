import { useState } from 'preact/hooks';
import { Alert } from '../parts/Alert.tsx';
import { Field } from '../parts/Field.tsx';
import { useActing } from '../parts/use-acting.ts';
import type { Session } from '../session/session.ts';

/** The fewest characters of a password, as the settings of Auth have it. */
export const shortestPassword = 12;

/** An invitation that was opened: it is taken by a press, since it can be taken once. */
export function Invitation({ session, token }: { session: Session; token: string }) {
  const { isActing, error, run } = useActing();
  return (
    <section class="sign-in">
      <h1>Nhận lời mời</h1>
      <p>
        Lời mời dùng được một lần. Sau khi nhận, đề nghị đặt mật khẩu ngay trong phiên này (và mã xác thực
        trên điện thoại, nếu hệ thống yêu cầu). Đóng trang trước khi xong thì phải xin lời mời mới.
      </p>
      <Alert>{error}</Alert>
      <button
        type="button"
        class="button"
        disabled={isActing}
        onClick={() => run(() => session.acceptInvitation(token))}
      >
        Nhận lời mời
      </button>
    </section>
  );
}

/** Where who took an invitation sets the password. */
export function NewPassword({ session }: { session: Session }) {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const { isActing, error, run } = useActing();
  const save = (): Promise<string | undefined> => {
    if (password.length < shortestPassword)
      return Promise.resolve(`Mật khẩu cần ít nhất ${shortestPassword} ký tự.`);
    if (password !== again) return Promise.resolve('Hai lần nhập mật khẩu chưa giống nhau.');
    return session.setPassword(password);
  };
  return (
    <form
      class="sign-in"
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        run(save);
      }}
    >
      <h1>Đặt mật khẩu</h1>
      <Alert>{error}</Alert>
      <Field
        id="mat-khau-moi"
        label="Mật khẩu mới"
        hint={`Ít nhất ${shortestPassword} ký tự; nên dùng một câu dễ nhớ với mình, khó đoán với người khác.`}
        type="password"
        autocomplete="new-password"
        value={password}
        onValue={setPassword}
      />
      <Field
        id="mat-khau-lai"
        label="Nhập lại mật khẩu"
        type="password"
        autocomplete="new-password"
        value={again}
        onValue={setAgain}
      />
      <button type="submit" class="button" disabled={isActing}>
        {isActing ? 'Đang lưu…' : 'Lưu mật khẩu'}
      </button>
    </form>
  );
}
