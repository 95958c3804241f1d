import { z } from 'zod';

const line = z.string().min(1);

const note = z.strictObject({
  /** Short name, used in the letter's text as `[^id]` and in addresses as `#hieu-dinh-id`. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Where in the letter or in the Phiếu. */
  place: line,
  /** What the scan says there, as character recognition gave it. */
  scanned: line,
  /** What this site shows instead, or the same again. */
  shown: line,
  /** fixed: certainly a recognition error; bracketed: supplied by us, in square brackets; kept: unusual but left. */
  kind: z.enum(['fixed', 'bracketed', 'kept']),
  /** Why, for the public. */
  reason: line,
});

/**
 * The letter's frontmatter. Every text is as printed; `[^id]` after a word marks an editorial note.
 */
export const letterSchema = z.strictObject({
  /** "669": the number in the issuing agency's register. */
  number: z.string().regex(/^\d+$/),
  /** "CNTT-HTTT&CSDL": the issuing office and the drafting unit. */
  symbol: line,
  /** Day of issue, YYYY-MM-DD. */
  date: z.iso.date(),
  /** Place of issue. */
  place: line,
  /** The state's name, first line of the right column. */
  state: line,
  /** The state's motto, under its name; it carries no mark. */
  motto: line,
  /** Parent of the issuing agency, as printed above it. */
  parent_agency: line,
  /** The issuing agency. */
  agency: line,
  /** What the letter is about, printed after "V/v". */
  subject: line,
  /** Whom the letter addresses, printed after "Kính gửi:". */
  addressee: line,
  /** The deadline, word for word: it says "before" that day. */
  deadline_text: line,
  /** The lead-in of the list of recipients. */
  recipients_label: line,
  /** Who gets a copy, one line each, with the closing mark of each line. */
  recipients: z.array(line).min(1),
  /** Who signed. Bracketed words are supplied, see the notes. */
  signatory: z.strictObject({
    /** Office held. */
    title: line,
    /** What stands where the signature is on paper. */
    signature: line,
    /** Full name, without academic titles. */
    name: line,
  }),
  /** Whom the letter of 2016 tells its readers to ask. */
  contact: z.strictObject({
    /** As printed, with "đ/c". */
    person: line,
    /** As printed; never made into a link. */
    phone: line,
    /** Why it is not for use today; said on the help page. */
    obsolete: line,
  }),
  /** Every place where this site and the scan may differ, in order of place. */
  notes: z.array(note),
});

/** The letter as content/letter/cong-van-669.md gives it, without its body text. */
export type Letter = z.infer<typeof letterSchema>;

/** One editorial note: what the scan says, what this site shows, why. */
export type EditorialNote = Letter['notes'][number];

/** Number and symbol together, as they are cited: "669/CNTT-HTTT&CSDL". */
export const letterNumber = ({ number, symbol }: Pick<Letter, 'number' | 'symbol'>): string =>
  `${number}/${symbol}`;
