import { AuthRetryableFetchError, isAuthError } from '@supabase/auth-js';

/** What the answers of Auth mean for the person at the page; each by its stable word. */
const sentences: Readonly<Record<string, string>> = {
  invalid_credentials: 'Thư điện tử hoặc mật khẩu không đúng. Đề nghị kiểm tra và nhập lại.',
  otp_expired: 'Lời mời đã hết hạn hoặc đã được dùng. Đề nghị người vận hành hệ thống cấp lời mời mới.',
  weak_password: 'Mật khẩu chưa đủ mạnh. Đề nghị đặt mật khẩu dài hơn, khó đoán hơn.',
  same_password: 'Mật khẩu mới trùng mật khẩu cũ. Đề nghị đặt mật khẩu khác.',
  mfa_verification_failed: 'Mã xác thực không đúng. Đề nghị nhập mã 6 chữ số đang hiện trên ứng dụng.',
  mfa_challenge_expired: 'Mã xác thực đã hết hạn. Đề nghị nhập mã mới.',
  over_request_rate_limit: 'Đã thử quá nhiều lần. Đề nghị chờ vài phút rồi thử lại.',
  session_not_found: 'Phiên làm việc đã kết thúc. Đề nghị đăng nhập lại.',
};

/** What is said when Supabase can't be reached; nothing was lost. */
export const unreachable =
  'Chưa kết nối được với hệ thống. Nội dung đã nhập vẫn còn trên trang này. Đề nghị thử lại sau ít phút.';

/** The sentence for why Auth did not do what was asked. */
export function authSentence(error: unknown): string {
  if (error instanceof AuthRetryableFetchError) return unreachable;
  const code = isAuthError(error) ? (error.code ?? '') : '';
  return (
    sentences[code] ??
    `Hệ thống đăng nhập không thực hiện được yêu cầu${code === '' ? '' : ` (${code})`}. Đề nghị thử lại; nếu vẫn không được, báo người vận hành hệ thống.`
  );
}
