import { createHash } from "node:crypto";
import type { Json } from "./json";

/** What a value is invented for. */
export interface Subject {
  /** Type token or function token. */
  readonly token: string;
  /** Physical name of the resource; empty for a function. */
  readonly name: string;
  /** URN, or the arguments of a function: what distinguishes it from its like. */
  readonly identity: string;
  readonly region: string;
  /** Property names from the outermost in. */
  readonly path: readonly string[];
  /** Position in a list. */
  readonly index?: number;
  readonly preview: boolean;
}

const ACCOUNT = "123456789012";

/** How long and how shaped a computed value of AWS is, by the end of its property's name. */
const STRINGS: readonly (readonly [pattern: RegExp, make: (subject: Subject) => string])[] = [
  [/arn$/i, arn],
  [
    /^endpoint$/,
    (subject) =>
      `https://${digest(subject, 32).toUpperCase()}.gr7.${subject.region}.eks.amazonaws.com`,
  ],
  [
    /^(issuer|url)$/,
    (subject) =>
      `https://oidc.eks.${subject.region}.amazonaws.com/id/${digest(subject, 32).toUpperCase()}`,
  ],
  [/^data$/, (subject) => Buffer.from(digest(subject, 64)).toString("base64")],
  [/ipv4cidr$|cidrblock$/i, () => "172.20.0.0/16"],
  [/ipv6cidr$/i, () => "fd00:ec2::/108"],
  [/^(region|regionname)$/i, (subject) => subject.region],
  [/^partition$/, () => "aws"],
  [/^dnsSuffix$/, () => "amazonaws.com"],
  [/^accountId$|^ownerId$/, () => ACCOUNT],
  [/^names$|zone$|zonename$/i, (subject) => `${subject.region}${"abc".charAt(subject.index ?? 0)}`],
  [/securityGroupId$/, (subject) => `sg-${digest(subject, 17)}`],
  [/^status$/, () => "ACTIVE"],
  [/^version$/, () => "1"],
  [/^name$/, (subject) => subject.name],
];

/** A value of the length and form that AWS gives, the same each time it is asked for. */
export function inventValue(kind: "string" | "number" | "boolean", subject: Subject): Json {
  if (kind === "boolean") {
    return false;
  }
  if (kind === "number") {
    return 1;
  }
  const property = subject.path.at(-1) ?? "";
  const rule = STRINGS.find(([pattern]) => pattern.test(property));
  return rule === undefined ? `${property}-${digest(subject, 8)}` : rule[1](subject);
}

/** A physical id, such as `vpc-0123456789abcdef0`. */
export function inventId(subject: Subject): string {
  const type = (subject.token.split(":").at(-1) ?? "").replace(/\B[A-Z]/g, (each) => `-${each}`);
  return `${type.toLowerCase()}-${digest(subject, 17)}`;
}

/** A secret that can be searched for wherever it must not be. */
export function inventSecret(subject: Subject): string {
  return `${SECRET_MARK}${digest(subject, 16)}`;
}

/** Every invented secret starts with it. */
export const SECRET_MARK = "ECHO-SECRET-";

/** Lower-case hexadecimal digits that depend on the resource alone. */
export function digest(subject: Subject, length: number): string {
  const text = [subject.identity, ...subject.path, String(subject.index ?? 0)].join("\n");
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}

function arn(subject: Subject): string {
  const [, module = "", type = ""] = subject.token.split(":");
  const service = module.replace(/\/.*$/, "");
  return `arn:aws:${service}:${subject.region}:${ACCOUNT}:${type.toLowerCase()}/${subject.name}`;
}
