import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { Confirm } from '../acts/Confirm.tsx';
import { sentenceOf } from '../acts/refusals.ts';
import { tidied } from '../response/use-acts.ts';
import type { SettingProps } from './setting.ts';

const done = z.object({ outcome: z.literal('set') });

const choices = ['sent', 'signed', 'accepted'] as const;

/** From when on the figures of a response are published, as staff choose it. */
const words: Readonly<Record<(typeof choices)[number], string>> = {
  sent: 'Ngay khi Sở gửi (kèm dòng “Số liệu sơ bộ, chờ bản ký” đến khi nhận bản ký)',
  signed: 'Khi đã nhận bản ký',
  accepted: 'Khi Cục đã tiếp nhận',
};

/** From when on figures are published. */
export function Publication({ session, survey, canDecide, reload }: SettingProps) {
  const now = choices.find((choice) => choice === survey.publish_from) ?? 'sent';
  const [chosen, setChosen] = useState(now);
  const [isAsked, setIsAsked] = useState(false);
  return (
    <section aria-labelledby="cong-bo">
      <h2 id="cong-bo">Thời điểm công bố số liệu</h2>
      <fieldset class="choices">
        <legend>Số liệu được phép công bố của một Phiếu được công bố</legend>
        {choices.map((choice) => (
          <label key={choice} class="box">
            <input
              type="radio"
              name="cong-bo"
              disabled={!canDecide}
              checked={chosen === choice}
              onChange={() => setChosen(choice)}
            />
            {words[choice]}
          </label>
        ))}
      </fieldset>
      <button
        type="button"
        class="button-secondary"
        disabled={!canDecide || chosen === now}
        onClick={() => setIsAsked(true)}
      >
        Đổi thời điểm công bố…
      </button>
      {isAsked && (
        <Confirm
          heading="Đổi thời điểm công bố số liệu"
          consequences={{
            seen: 'Không có thay đổi trên Phiếu của Sở; lời trên trang kết quả đổi theo.',
            published: `Từ lần cập nhật kế tiếp, trang kết quả có số liệu của mọi Phiếu đủ điều kiện “${words[chosen]}”, và không còn số liệu của Phiếu chưa đủ.`,
            undone: 'Đổi lại được, nhưng số liệu đã công bố thì người khác có thể đã tải về.',
          }}
          reason="needed"
          doIt="Đổi thời điểm công bố"
          onConfirm={async (why) => {
            const p = { publish_from: chosen, from: now, why: tidied(why) };
            const answer = await session.call('workspace_set_publication', p, done);
            if (answer.kind === 'done' || answer.kind === 'refused') await reload();
            return answer.kind === 'refused' && answer.outcome === 'stale'
              ? `Đồng nghiệp vừa đổi thành “${words[choices.find((choice) => choice === answer.answer['publish_from']) ?? 'sent']}”. Đề nghị xem lại rồi quyết định.`
              : sentenceOf(answer);
          }}
          onClose={() => setIsAsked(false)}
        />
      )}
    </section>
  );
}
