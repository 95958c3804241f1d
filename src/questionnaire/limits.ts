/** Every limit on what one response may hold, said once: form, schema and messages read it from here. */
export const limits = {
  /** Characters in a one-line answer. */
  line: 500,
  /** Characters in a long answer. */
  text: 10_000,
  /** Characters in the explanation of one warning. */
  explanation: 2_000,
  /** The largest count: seven digits. */
  count: 9_999_999,
  /** Instances in each of 3.2 and 3.3. */
  instances: 50,
  /** Values under one name: more boxes than any question has. */
  list: 20,
  /** Entries in the values of one form: every field of every instance with room for empty ones. */
  entries: 4_000,
} as const;
