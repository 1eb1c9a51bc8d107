const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const NAME_MAX = 63;
const PREFIX_MAX = 253;

/** The part of a key before `/`; empty without one. */
export function prefixOf(key: string): string {
  return key.includes("/") ? key.slice(0, key.indexOf("/")) : "";
}

/** What is wrong with a key of labels or taints (kubernetes/apimachinery: pkg/util/validation, IsQualifiedName). */
export function keyFault(key: string): string | undefined {
  const parts = key.split("/");
  const name = parts.at(-1) ?? "";
  const prefix = prefixOf(key);
  const valid =
    parts.length <= 2 &&
    name.length <= NAME_MAX &&
    NAME.test(name) &&
    (parts.length === 1 || (prefix.length <= PREFIX_MAX && SUBDOMAIN.test(prefix)));
  return valid
    ? undefined
    : `is not a qualified name: letters, digits, "-", "_" and ".", at most ${String(NAME_MAX)} characters, optionally after a DNS name and "/"`;
}

/** What is wrong with a value of labels or taints (kubernetes/apimachinery: pkg/util/validation, IsValidLabelValue). */
export function valueFault(value: string): string | undefined {
  return value === "" || (value.length <= NAME_MAX && NAME.test(value))
    ? undefined
    : `is not a label value: letters, digits, "-", "_" and ".", first and last a letter or digit, at most ${String(NAME_MAX)} characters, or empty`;
}
