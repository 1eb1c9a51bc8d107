import { stringify } from "yaml";

/**
 * The one place that writes YAML for nodes. nodeadm reads it with a parser that still knows YAML 1.1's `yes`, `on` and
 * `1_000`, so such strings are quoted; and no line is folded, because labels and certificates are longer than 80 columns.
 */
export function toYaml(value: unknown): string {
  return stringify(value, { compat: "yaml-1.1", lineWidth: 0, aliasDuplicateObjects: false });
}
