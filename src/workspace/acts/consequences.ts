import type { UnitDocument, WorkResponse } from '../documents/unit.ts';

/** What follows from an act, said before it is done. */
export interface Consequences {
  /** What the Sở sees of it. */
  seen: string;
  /** What becomes public by it. */
  published: string;
  /** How it can be undone, or that it can't. */
  undone?: string;
}

type PublishFrom = UnitDocument['publish_from'];

const stateOnly = (label: string): string => `Trang kết quả ghi trạng thái của Sở là “${label}”.`;

/** Of accepting a response. */
export function ofAccepting(
  { signed_copy }: Pick<WorkResponse, 'signed_copy'>,
  publishFrom: PublishFrom,
): Consequences {
  const figures =
    publishFrom === 'accepted'
      ? 'Số liệu được phép công bố của bản này được công bố từ bây giờ.'
      : publishFrom === 'signed' && signed_copy !== 'received'
        ? 'Số liệu chưa được công bố vì chưa nhận bản ký.'
        : 'Số liệu đã công bố giữ nguyên.';
  return {
    seen: 'Trạng thái “Đã tiếp nhận”. Sở không gửi đính chính được nữa, trừ khi Cục mở lại Phiếu.',
    published: `${stateOnly('Đã tiếp nhận')} ${figures}${signed_copy === 'received' ? '' : ' Số liệu vẫn mang dòng “Số liệu sơ bộ, chờ bản ký”.'}`,
    undone: 'Mở lại được bằng “Mở lại Phiếu”, có ghi lý do.',
  };
}

/** Of asking for completion, or of opening an accepted response again. */
export function ofAsking({ state }: Pick<WorkResponse, 'state'>): Consequences {
  return {
    seen: 'Trạng thái “Đề nghị bổ sung, giải trình”, lý do chung và từng nội dung Cục ghi, khi Sở mở Phiếu bằng mã truy cập. Sở sửa và gửi lại được.',
    published: `${stateOnly('Đề nghị bổ sung, giải trình')} Lý do và nội dung đề nghị không công bố. Số liệu đang công bố giữ nguyên đến khi Sở gửi bản khác.`,
    ...(state === 'accepted' && {
      undone: 'Phiếu không còn là “Đã tiếp nhận”; sau khi Sở gửi lại, Cục tiếp nhận lại.',
    }),
  };
}

/** Of recording a signed copy that came by another way. */
export function ofRecordingSignedCopy(publishFrom: PublishFrom): Consequences {
  return {
    seen: '“Đã nhận bản ký”, kênh gửi, số và ngày công văn.',
    published:
      publishFrom === 'signed'
        ? 'Số liệu được phép công bố của bản này được công bố từ bây giờ, không kèm “Số liệu sơ bộ, chờ bản ký”.'
        : 'Số liệu của bản này không còn mang dòng “Số liệu sơ bộ, chờ bản ký”. Số, ngày công văn không công bố.',
  };
}

/** Of what can be decided about a Phiếu that came without a code. */
export const ofDecidingHeld = {
  confirm: {
    seen: 'Phiếu này là Phiếu của Sở: mở bằng mã truy cập thì thấy và đính chính được.',
    published:
      'Như mọi Phiếu đã xác minh: trạng thái và số liệu được phép công bố, theo thời điểm công bố đang đặt.',
    undone: 'Không hoàn tác được. Chỉ xác minh sau khi đã liên hệ với Sở.',
  },
  attach: {
    seen: 'Nội dung này nằm trong bản nháp của Sở, chưa gửi. Sở kiểm tra rồi tự gửi bằng mã truy cập.',
    published: 'Không công bố gì cho đến khi Sở gửi.',
    undone: 'Phiếu không mã được ghi là không nhận. Nội dung bản nháp cũ, nếu thay, được cất riêng.',
  },
  reject: {
    seen: 'Không thấy gì; người gửi không được báo.',
    published: 'Không công bố gì.',
    undone: 'Không hoàn tác được. Nội dung được xóa sau 30 ngày khi người vận hành chạy lệnh xóa.',
  },
} as const satisfies Readonly<Record<string, Consequences>>;
