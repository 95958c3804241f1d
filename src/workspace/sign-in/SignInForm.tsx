import { useState } from 'preact/hooks';
import { Alert } from '../parts/Alert.tsx';
import { Field } from '../parts/Field.tsx';
import { useActing } from '../parts/use-acting.ts';
import { idleMinutes } from '../session/idle.ts';
import type { Session, SignedOutBecause } from '../session/session.ts';

const becauseWords: Readonly<Record<SignedOutBecause, string>> = {
  idle: `Phiên làm việc đã kết thúc vì không sử dụng trong ${idleMinutes} phút.`,
  left: 'Đã đăng xuất.',
  ended: 'Phiên làm việc đã kết thúc. Đề nghị đăng nhập lại.',
  not_staff:
    'Tài khoản này không có quyền, hoặc không còn quyền làm việc tại đây. Nếu cần, đề nghị liên hệ phụ trách.',
};

/** Where a member of staff signs in with e-mail and password. */
export function SignInForm({
  session,
  because,
}: {
  session: Session;
  because?: SignedOutBecause | undefined;
}) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { isActing, error, run } = useActing();
  return (
    <form
      class="sign-in"
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        run(() =>
          email.trim() === '' || password === ''
            ? Promise.resolve('Đề nghị nhập thư điện tử và mật khẩu.')
            : session.signInWith(email, password),
        );
      }}
    >
      <h1>Đăng nhập khu vực làm việc</h1>
      {because && !error && (
        <p class="note" role="status">
          {becauseWords[because]}
        </p>
      )}
      <Alert>{error}</Alert>
      <Field
        id="email"
        label="Thư điện tử"
        type="email"
        autocomplete="username"
        value={email}
        onValue={setEmail}
      />
      <Field
        id="mat-khau"
        label="Mật khẩu"
        type="password"
        autocomplete="current-password"
        value={password}
        onValue={setPassword}
      />
      <button type="submit" class="button" disabled={isActing}>
        {isActing ? 'Đang đăng nhập…' : 'Đăng nhập'}
      </button>
      <p class="hint">
        Tài khoản do người vận hành hệ thống cấp bằng lời mời. Quên mật khẩu hoặc mất điện thoại: đề nghị
        người vận hành cấp lại lời mời.
      </p>
    </form>
  );
}
