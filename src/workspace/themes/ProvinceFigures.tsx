import { deploymentOf, provinceByCode, regionOf } from '../../units/units.ts';
import { formatCount } from '../../vietnamese/numbers.ts';
import { inWords, valueAt } from '../../staff/answered-fields.ts';
import { unitSchema } from '../documents/unit.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { groupAnswers } from '../response/answer-groups.ts';
import { officialOf } from '../response/official-figures.ts';
import type { Session } from '../session/session.ts';

const deployments = {
  both: 'đã sử dụng chính thức cả hai phần mềm',
  birth_registration: 'đã sử dụng chính thức Phần mềm đăng ký khai sinh điện tử',
  none: 'chưa đưa vào sử dụng chính thức phần mềm nào',
} as const;

/** What is known of the province beside a text: official figures, what the letter says of it, and section 1 of its answers. */
export function ProvinceFigures({ session, unit }: { session: Session; unit: string }) {
  const province = provinceByCode(unit);
  const { document, refused } = useLoaded(unit, () =>
    session.call('workspace_response', { unit }, unitSchema),
  );
  const answers = document?.response?.revisions.at(-1)?.answers;
  const first = answers && groupAnswers(answers).find(({ rows }) => rows.length > 0);
  const columns = first?.rows[0]?.columns ?? [];
  return (
    <section aria-labelledby="so-lieu-tinh">
      <h3 id="so-lieu-tinh">Số liệu của tỉnh, thành phố</h3>
      {province && (
        <p class="hint">
          {regionOf(province)}; {formatCount(province.districts)} đơn vị cấp huyện,{' '}
          {formatCount(province.communes)} đơn vị cấp xã (danh mục năm 2016). Theo Công văn 669, tính đến
          15/11/2016: {deployments[deploymentOf(province)]}.
        </p>
      )}
      {refused && <p class="hint">Chưa tải được mục 1 của Phiếu.</p>}
      {answers && first && (
        <div class="table-scroll" role="region" aria-label="Mục 1 của Phiếu" tabIndex={0}>
          <table class="answer-counts">
            <thead>
              <tr>
                <th scope="col">{first.section.tableHeading}</th>
                {columns.map(({ name, label }) => (
                  <th key={name} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {first.rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row">{row.label}</th>
                  {columns.map(({ name }) => {
                    const path = `${row.name}.${name}`;
                    const official = officialOf(province, path);
                    return (
                      <td key={name}>
                        {inWords(row, valueAt(answers, path))}
                        {official !== undefined && (
                          <span class="official">danh mục năm 2016: {formatCount(official)}</span>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
