/** A value and the place it was read from. */
export interface Reading {
  readonly value: string;
  /** Where it was read, so that somebody else can look. */
  readonly source: string;
}
