import { contactFields } from '../../staff/contact-fields.ts';
import { notFilledIn } from '../../staff/text/labels.ts';
import type { StoredRevision } from '../../staff/documents.ts';

/** Who filled in the Phiếu, as the Sở wrote it with the revision. */
export function Contact({ revision: { contact } }: { revision: StoredRevision }) {
  if (contact === null) return <p>Dữ liệu liên hệ đã xóa khi đóng khảo sát.</p>;
  return (
    <dl class="contact">
      {contactFields.map(({ name, shortLabel }) => (
        <div key={name}>
          <dt>{shortLabel}</dt>
          <dd class={contact[name] ? 'answer' : 'answer blank'}>{contact[name] ?? notFilledIn}</dd>
        </div>
      ))}
    </dl>
  );
}
