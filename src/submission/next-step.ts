import type { signedCopies, states } from './states.ts';

/** Where a response stands, as far as it decides what is to be done next. */
export interface ResponseStatus {
  state: (typeof states)[number];
  signed_copy: (typeof signedCopies)[number];
  /** Whether a correction is locked for signature. */
  isLocked?: boolean;
}

/** What is to be done next, and by whom. */
export interface NextStep {
  who: string;
  what: string;
}

const office = 'Người được giao làm Phiếu của Sở';
const department = 'Cục Công nghệ thông tin';

/** What is to be done next with a response of a Sở, and by whom, in words. */
export function nextStep({ state, signed_copy, isLocked = false }: ResponseStatus): NextStep {
  if (isLocked || state === 'in_signature')
    return {
      who: 'Lãnh đạo Sở, sau đó người được giao làm Phiếu',
      what: 'Ký, đóng dấu bản in; gửi số liệu đúng như bản in. Muốn sửa thì mở khóa và ghi lý do.',
    };
  if (state === 'draft') return { who: office, what: 'Điền, soát số liệu; chốt trình ký, hoặc gửi số liệu.' };
  if (state === 'completion_requested')
    return { who: office, what: 'Sửa, giải trình các nội dung được đề nghị và gửi lại.' };
  if (state === 'accepted')
    return { who: department, what: 'Tổng hợp. Nếu cần đính chính, Sở đề nghị Cục mở lại Phiếu.' };
  return signed_copy === 'received'
    ? { who: department, what: 'Kiểm tra và tiếp nhận, hoặc đề nghị bổ sung, giải trình.' }
    : { who: 'Văn thư của Sở', what: 'Gửi bản ký: tải tệp quét, hoặc ghi kênh gửi, số và ngày công văn.' };
}
