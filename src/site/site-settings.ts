import { z } from 'zod';

const contact = z.strictObject({
  /** The office that answers, e.g. "Phòng Hệ thống thông tin". */
  office: z.string().min(1),
  /** What to ask this office about, e.g. "cấp lại mã truy cập Phiếu". */
  about: z.string().min(1).optional(),
  /** Telephone as people dial it today. */
  phone: z.string().min(1).optional(),
  /** Official e-mail address. */
  email: z.email().optional(),
});

const siteSettings = z.strictObject({
  /** Name of the agency that publishes the site; null while it is a trial, and every page says so. */
  publisher: z.string().min(1).nullable(),
  /** Whom officers and the public may ask. Never the telephone printed in the letter of 2016. */
  contacts: z.array(contact),
  /** From which step on figures are published: as soon as sent, once signed, or once accepted. */
  publication: z.enum(['sent', 'signed', 'accepted']),
});

/** What the publishing agency sets in content/site.json. */
export type SiteSettings = z.infer<typeof siteSettings>;

/** Checks settings; throws an error that names every key that cannot be used, and why. */
export function readSiteSettings(given: unknown): SiteSettings {
  const read = siteSettings.safeParse(given);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) =>
    [path.join('.'), message].filter(Boolean).join(': '),
  );
  throw new Error(`content/site.json cannot be used. ${faults.join('; ')}.`);
}
