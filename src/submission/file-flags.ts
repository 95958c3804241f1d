/** What staff should know of a file before they open it, in the order they are told. */
export const fileFlags = [
  /** A script, which may run when the file is opened. */
  'script',
  /** Starts a program. */
  'launch',
  /** Other files, or players of films, within. */
  'embedded_file',
  /** A form that sends what is filled in. */
  'submit_form',
  /** Takes values from another file. */
  'import_data',
  /** Leads into another file. */
  'remote_goto',
  /** A form of another kind (XFA), with rules of its own. */
  'xfa',
  /** A password, or rights that are withheld. */
  'encrypted',
  /** The mark that ends such a file is missing. */
  'truncated',
  /** Something in it was not understood, or too much to look at: the flags before this one may not be all. */
  'not_fully_checked',
] as const;

/** What staff should know of a file before they open it. */
export type FileFlag = (typeof fileFlags)[number];
