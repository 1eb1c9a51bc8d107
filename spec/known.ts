/**
 * Stands for a foreign value (a subnet id, a key, an AMI id) that another resource will only have
 * after creation. Components put it where an `Output` was; nothing else may.
 */
export const UNKNOWN = Symbol.for("eks-cni.unknown");

/** A foreign value that may not be known yet. A rule says what it does when it is not. */
export type Known<T> = { readonly known: true; readonly value: T } | { readonly known: false };

/** Wraps a value that components may have replaced by {@link UNKNOWN}. */
export function known<T>(value: T): Known<T> {
  return (value as unknown) === UNKNOWN ? { known: false } : { known: true, value };
}

/** The value, or the fallback while it is not known. */
export function valueOr<T, F>(known: Known<T>, fallback: F): T | F {
  return known.known ? known.value : fallback;
}

/** What a plan has in place of a `secure:` value, which it cannot decrypt. */
export const REDACTED = "[secret]";

/** Wraps a text that may be unknown, or redacted by a plan. */
export function knownText(value: string): Known<string> {
  return value === REDACTED ? { known: false } : known(value);
}
