import { SECRET } from "./problem";
import { isMap } from "./raw";

/** The `config` of a stack file, as far as it can be read without Pulumi. */
export interface StackFileConfig {
  /** What stands below `eks-cni:`, and `region`; what `validateStack` takes. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** The keys of `raw` that hold a `secure:` value somewhere. */
  readonly secretKeys: readonly string[];
  /** `aws:profile`, if the stack names one. */
  readonly profile: string | undefined;
}

const NAMESPACE = "eks-cni:";

/** Takes the parsed `config` map of a stack file apart. A `secure:` value becomes `[secret]`. */
export function parseStackConfig(config: unknown): StackFileConfig {
  const entries = isMap(config) ? Object.entries(config) : [];
  const raw: Record<string, unknown> = {};
  const secretKeys: string[] = [];
  for (const [key, value] of entries) {
    const name = key === "aws:region" ? "region" : key.slice(NAMESPACE.length);
    if (key !== "aws:region" && !key.startsWith(NAMESPACE)) continue;
    raw[name] = redact(value);
    if (hasSecure(value)) secretKeys.push(name);
  }
  const profile = isMap(config) ? config["aws:profile"] : undefined;
  return { raw, secretKeys, profile: typeof profile === "string" ? profile : undefined };
}

/** Pulumi writes an encrypted value as a map with the one key `secure`. */
function isSecure(value: unknown): boolean {
  return isMap(value) && Object.keys(value).length === 1 && typeof value["secure"] === "string";
}

function hasSecure(value: unknown): boolean {
  if (isSecure(value)) return true;
  if (Array.isArray(value)) return value.some(hasSecure);
  return isMap(value) && Object.values(value).some(hasSecure);
}

function redact(value: unknown): unknown {
  if (isSecure(value)) return SECRET;
  if (Array.isArray(value)) return value.map(redact);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redact(inner)]));
}
