import { postJson } from '../submission/post-json.ts';
import type { Receipt } from './parse-receipt.ts';

const outcomes = ['current', 'superseded', 'not_found'] as const;

/** What the system says of a receipt, or that it could not be asked. */
export type Outcome = (typeof outcomes)[number] | 'not_checked';

/** Asks the system about a receipt; `at` is its time, in ISO 8601. What was typed travels in the body alone. */
export async function askAbout(receipt: Receipt): Promise<{ outcome: Outcome; at: string }> {
  const answer = await postJson('/api/receipts/check', receipt, 15_000);
  const { outcome } = (answer?.document ?? {}) as { outcome?: unknown };
  return {
    outcome: outcomes.find((known) => known === outcome) ?? 'not_checked',
    at: answer?.at ?? new Date().toISOString(),
  };
}

/** What each outcome is called, and in one sentence what it means and what to do. */
export const outcomeWords: Readonly<Record<Outcome, { heading: string; sentence: string }>> = {
  current: {
    heading: 'Khớp với bản mới nhất',
    sentence: 'Xác nhận này đúng với bản Phiếu mới nhất mà hệ thống đã nhận; không cần làm gì thêm.',
  },
  superseded: {
    heading: 'Đã có bản đính chính',
    sentence:
      'Xác nhận này đúng, nhưng sau đó Sở đã gửi bản đính chính; đề nghị dùng xác nhận của lần gửi mới nhất.',
  },
  not_found: {
    heading: 'Không tìm thấy',
    sentence:
      'Hệ thống không có Phiếu nào khớp cả ba nội dung trên, hoặc Phiếu gửi không có mã và chưa được xác minh; đề nghị đối chiếu lại từng ký tự với xác nhận.',
  },
  not_checked: {
    heading: 'Chưa kiểm tra được',
    sentence: 'Hệ thống chưa trả lời; đề nghị kiểm tra đường truyền và thử lại sau ít phút.',
  },
};
