import * as z from 'zod/mini';
import { uploadKinds, channels } from '../submission/upload.ts';
import { signedCopies, states, verifications } from '../submission/states.ts';

const instant = z.nullable(z.string());
const verification = z.enum(verifications);
const state = z.enum(states);
const signedCopy = z.enum(signedCopies);

/** The deadline and what follows from it, as the database tells it. */
export const timesSchema = z.object({
  due_at: instant,
  closes_at: instant,
  open: z.boolean(),
  now: z.string(),
  /** How many confirmed responses are late. */
  late: z.int(),
});

const unit = z.object({
  code: z.string(),
  name: z.string(),
  /** Of its one confirmed response; null when it has none. */
  number: z.nullable(z.string()),
  state: z.nullable(state),
  signed_copy: z.nullable(signedCopy),
  revision: z.int(),
  late: z.boolean(),
  first_received_at: instant,
  received_at: instant,
  last_activity_at: instant,
  /** Whether its draft holds something it has not sent. */
  unsent: z.boolean(),
  without_code: z.array(
    z.object({
      number: z.string(),
      verification,
      received_at: z.string(),
      attached_to: z.nullable(z.string()),
    }),
  ),
});

/** Every unit with where it stands, and the survey itself. */
export const listSchema = z.extend(timesSchema, {
  outcome: z.literal('listed'),
  letter: z.string(),
  trial: z.boolean(),
  publish_from: z.string(),
  personal_data_deleted: z.boolean(),
  /** How many revisions there are in all, also of what is held or rejected. */
  revisions: z.int(),
  units: z.array(unit),
  audit_log: z.array(
    z.object({
      action: z.string(),
      who: z.string(),
      why: z.nullable(z.string()),
      details: z.record(z.string(), z.unknown()),
      at: z.string(),
    }),
  ),
});

/** Every unit with where it stands, and the survey itself. */
export type StaffList = z.infer<typeof listSchema>;

/** One unit in the list. */
export type ListedUnit = StaffList['units'][number];

const items = z.array(z.object({ path: z.string(), reason: z.string() }));

const revision = z.object({
  number: z.int(),
  received_at: z.string(),
  questionnaire_version: z.int(),
  answers: z.record(z.string(), z.unknown()),
  explanations: z.record(z.string(), z.string()),
  hash: z.string(),
  short_hash: z.string(),
  /** Null once contacts are deleted. */
  contact: z.nullable(z.record(z.string(), z.nullable(z.string()))),
});

/** One revision, as it was sent. */
export type StoredRevision = z.infer<typeof revision>;

const transition = z.object({
  attribute: z.string(),
  from: z.string(),
  to: z.string(),
  actor: z.string(),
  who: z.string(),
  why: z.nullable(z.string()),
  revision: z.nullable(z.int()),
  at: z.string(),
  items,
});

const file = z.object({
  kind: z.enum(uploadKinds),
  /** Null for a plan that came before anything was sent. */
  revision: z.nullable(z.int()),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  sha256: z.string(),
  flags: z.array(z.string()),
  received_at: z.string(),
  /** When the Sở took it back. */
  withdrawn_at: z.nullable(z.string()),
});

const recordedCopy = z.object({
  revision: z.int(),
  channel: z.enum(channels),
  letter_number: z.nullable(z.string()),
  letter_date: z.nullable(z.string()),
  actor: z.string(),
  who: z.string(),
  at: z.string(),
});

/** Everything of one response but what its unit has not sent. */
export const responseSchema = z.object({
  outcome: z.literal('found'),
  number: z.string(),
  unit: z.string(),
  verification,
  state,
  signed_copy: signedCopy,
  current_revision: z.int(),
  sent_without_code: z.boolean(),
  created_at: z.string(),
  last_activity_at: z.string(),
  late: z.boolean(),
  unsent: z.boolean(),
  attached_to: z.nullable(z.string()),
  /** When its content was taken from it for good, and by whom. */
  purged: z.nullable(z.object({ who: z.string(), why: z.nullable(z.string()), at: z.string() })),
  request: z.nullable(
    z.object({ asked_at: z.string(), revision: z.int(), why: z.nullable(z.string()), items }),
  ),
  revisions: z.array(revision),
  history: z.array(transition),
  files: z.array(file),
  signed_copies: z.array(recordedCopy),
});

/** Everything of one response but what its unit has not sent. */
export type StaffResponse = z.infer<typeof responseSchema>;
