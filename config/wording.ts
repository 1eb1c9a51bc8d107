/** What a schema says about a value that does not fit. */
export interface Wording {
  /** What is allowed, as the end of the sentence "allowed is …". */
  readonly allowed: string;
  /** What to write instead. @default - made from `allowed` */
  readonly write?: string;
  /** Stable part of the problem's id. @default - `config/wrong-type` or `config/invalid-value` */
  readonly code?: ConfigCode;
  /** The keys of the object that an unknown key was found in. */
  readonly keys?: readonly string[];
  /** What each missing key takes. */
  readonly entries?: Readonly<Record<string, Wording>>;
}

/** What can be wrong with a stack file, as the id of a problem. */
export type ConfigCode =
  | "config/unknown-key"
  | "config/missing-key"
  | "config/wrong-type"
  | "config/invalid-value"
  | "config/duplicate-name"
  | "config/empty-list"
  | "config/impossible-scaling"
  | "config/not-available-yet";

/** Packs a wording into the one string that valibot carries from a schema to its issue. */
export function packWording(wording: Wording): string {
  return JSON.stringify(wording);
}

/** Unpacks {@link packWording}. Text that was not packed is taken as what is allowed. */
export function unpackWording(message: string): Wording {
  return message.startsWith("{") ? (JSON.parse(message) as Wording) : { allowed: message };
}
