import { qrSquares } from '../qr/qr-squares.ts';
import { groupAccessCode } from '../submission/codes/access-code.ts';
import type { Province } from '../units/units.ts';
import { officialDate } from '../vietnamese/dates.ts';
import { html, type Html } from './html.ts';

/** An office that answers questions, as content/site.json lists it. */
export interface Contact {
  office: string;
  about?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
}

/** What all slips of one issue have in common. */
export interface Issue {
  /** The address people use, without a path. */
  site: string;
  /** ISO 8601. */
  issuedAt: string;
  contacts: readonly Contact[];
  /** Whether an agency has taken the site as its own. */
  isOfficial: boolean;
}

/** A new code and the Sở it is for. */
export interface IssuedCode {
  unit: Province;
  /** As makeAccessCode makes it, without hyphens. */
  code: string;
}

/** The sheet that brings one Sở its access code: its own, no part of the letter, with nothing an official document has. */
export function slip({ unit, code }: IssuedCode, issue: Issue): Html {
  const link = personalLink(issue.site, unit.code, code);
  return html`<article class="slip">
    <header>
      <p class="survey">
        Khảo sát tình hình ứng dụng công nghệ thông tin trong đăng ký, quản lý hộ tịch theo Công văn 669
      </p>
      <h1>Mã truy cập Phiếu khảo sát</h1>
      <p class="office">Dành cho <strong>${officeName(unit)}</strong></p>
    </header>
    <section class="code-box">
      <h2>Mã truy cập Phiếu</h2>
      <p class="code">${groupAccessCode(code)}</p>
      <p class="hint">Không phân biệt chữ hoa, chữ thường, dấu gạch. Mã không có các chữ I, L, O, U.</p>
    </section>
    <div class="sentences">
      <p>
        Mã này, cùng đường dẫn và mã QR dưới đây, dùng để mở, điền, gửi và đính chính Phiếu của Quý Sở; đề
        nghị giữ kín và chỉ giao cho người được phân công làm Phiếu.
      </p>
      <p>
        Khi Quý Sở được cấp mã mới, mã này hết hiệu lực ngay; nội dung đã điền và Phiếu đã gửi vẫn được giữ
        nguyên.
      </p>
    </div>
    <div class="ways">
      <section>
        <h2>Mở Phiếu bằng đường dẫn riêng (đã kèm mã)</h2>
        <p class="address">${linkInParts(link)}</p>
        <h2>Hoặc nhập mã</h2>
        <p>Mở trang dưới đây, chọn ${officeName(unit)} và nhập mã truy cập ở trên.</p>
        <p class="address">${formAddress(issue.site)}</p>
      </section>
      <figure>
        ${qrCode(link, `Mã QR của đường dẫn riêng, ${officeName(unit)}`)}
        <figcaption>Quét để mở Phiếu</figcaption>
      </figure>
    </div>
    <dl>
      <div>
        <dt>Ngày cấp mã</dt>
        <dd>${officialDate(issue.issuedAt)}</dd>
      </div>
      <div>
        <dt>Nơi giải đáp, cấp lại mã</dt>
        ${contactLines(issue)}
      </div>
    </dl>
    <footer>${closing(issue)}</footer>
  </article>`;
}

/** The link with the one place where a line may end. */
function linkInParts(link: string): Html {
  const [page = '', carried = ''] = link.split('#');
  return html`<a href="${link}"><span>${page}</span><span>#${carried}</span></a>`;
}

/** "Sở Tư pháp tỉnh Cao Bằng"; of the cities only Thành phố Hồ Chí Minh keeps its capital. */
function officeName({ fullName }: Province): string {
  const place = /^Thành phố Hồ Chí Minh$/.test(fullName)
    ? fullName
    : fullName.charAt(0).toLowerCase() + fullName.slice(1);
  return `Sở Tư pháp ${place}`;
}

function contactLines({ contacts, site }: Issue): readonly Html[] {
  if (contacts.length > 0) return contacts.map((contact) => html`<dd>${contactLine(contact)}</dd>`);
  const help = html`<span class="whole">${new URL('/tro-giup/', site).href}</span>`;
  return [html`<dd>Theo đầu mối liên hệ ghi tại ${help}</dd>`];
}

function contactLine({ office, about, phone, email }: Contact): string {
  const ways = [phone && `điện thoại ${phone}`, email && `thư điện tử ${email}`].filter(Boolean);
  return [about ? `${office} (${about})` : office, ...ways].join(', ');
}

function closing({ isOfficial }: Issue): readonly Html[] {
  const own = html`<p>Tờ này chỉ để cấp mã, không phải văn bản hành chính, không thuộc Công văn 669.</p>`;
  const trial = html`<p><strong>Bản chạy thử, không phải tài liệu chính thức của Bộ Tư pháp.</strong></p>`;
  return isOfficial ? [own] : [trial, own];
}

/** The address at which a Sở opens its Phiếu without typing; what stands after "#" is never sent to a server. */
function personalLink(site: string, unit: string, code: string): string {
  const carried = new URLSearchParams({ so: unit, ma: code });
  return `${formAddress(site)}#${carried}`;
}

/** The address of the form, for who types the code. */
const formAddress = (site: string): string => new URL('/phieu/', site).href;

/** A text as a QR code: SVG of one unit a module, readable with a quarter of it soiled. */
function qrCode(text: string, label: string): Html {
  const { size, path } = qrSquares(text);
  return html`<svg
    class="qr"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${String(size)} ${String(size)}"
    shape-rendering="crispEdges"
  >
    <rect width="${String(size)}" height="${String(size)}" fill="#fff" />
    <path d="${path}" fill="#000" />
  </svg>`;
}
