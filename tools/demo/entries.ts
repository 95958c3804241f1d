import type { RawInput } from '../../src/questionnaire/raw-input.ts';
import { rawOf, type TypedPhieu } from './typed.ts';

/** One thing that happened; `at` is the time in Viet Nam, as "2016-11-17T15:20". */
export type Entry =
  | { kind: 'sent'; at: string; unit: string; raw: RawInput }
  | { kind: 'held'; at: string; unit: string; raw: RawInput }
  | { kind: 'corrected'; at: string; unit: string; changes: RawInput }
  | {
      kind: 'staff_step';
      at: string;
      unit: string;
      fact: 'state' | 'signed_copy';
      to: string;
      why: string | null;
    };

const arrived =
  <K extends 'sent' | 'held'>(kind: K) =>
  (at: string, phieu: TypedPhieu) => ({ kind, at, unit: phieu.unit, raw: rawOf(phieu) });

/** A Sở sent its Phiếu for the first time. */
export const sent = arrived('sent');

/** Somebody sent a Phiếu without the access code. */
export const held = arrived('held');

/** A Sở sent its Phiếu again; what is not named in `changed` stayed as it was. */
export const corrected = (at: string, { unit }: TypedPhieu, changed: Omit<TypedPhieu, 'unit'>): Entry => ({
  kind: 'corrected',
  at,
  unit,
  changes: rawOf({ unit, ...changed }),
});

const staffStep =
  (fact: 'state' | 'signed_copy', to: string) =>
  (at: string, { unit }: TypedPhieu, why: string | null = null): Entry => ({
    kind: 'staff_step',
    at,
    unit,
    fact,
    to,
    why,
  });

/** The paper with signature and stamp came to the Department. */
export const signedCopyCame = staffStep('signed_copy', 'received');

/** The Department accepted what was sent last. */
export const accepted = staffStep('state', 'accepted');

/** The Department asked a Sở to complete or explain something. */
export const completionRequested: (at: string, phieu: TypedPhieu, why: string) => Entry = staffStep(
  'state',
  'completion_requested',
);
