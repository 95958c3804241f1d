import { shortTime } from '../../staff/times.ts';
import type { Codebook, Text } from '../documents/texts.ts';

/** What others found in a text, once who is signed in has coded it; before, only that they did. */
export function OtherCodings({ text, codebook }: { text: Text; codebook: Codebook }) {
  const others = text.codings.filter(({ own }) => !own);
  if (others.length === 0) return null;
  if (text.to_code)
    return (
      <p class="hint">
        {others.length} người khác đã phân loại nội dung này; kết quả của họ hiện ra sau khi Quý vị ghi.
      </p>
    );
  const nameOf = (id: number): string => codebook.themes.find((theme) => theme.id === id)?.name ?? `${id}`;
  return (
    <section aria-labelledby="nguoi-khac">
      <h3 id="nguoi-khac">Người khác phân loại</h3>
      <ul>
        {others.map(({ who, themes, at, is_stale }) => (
          <li key={who}>
            <b>{who}</b> ({shortTime(at)}
            {is_stale && ', trước khi Sở đính chính'}):{' '}
            {themes === null || themes.length === 0 ? 'không có chủ đề nào' : themes.map(nameOf).join('; ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
