import { INSTANCE_LIMITS } from "./instance-limits";

/** What EC2 lets one instance have. */
export interface EniLimits {
  /** Network interfaces on the first network card; integer, 2 or more. */
  readonly enis: number;
  /** IPv4 addresses per interface, its own included; integer, 2 or more. */
  readonly ipv4PerEni: number;
}

/** Families on the Xen hypervisor (Amazon EC2 User Guide, "Instances built on the Nitro System"). */
const XEN_FAMILIES: readonly string[] =
  "c1 c3 c4 cc2 cr1 d2 f1 g2 g3 g3s h1 hs1 i2 i3 m1 m2 m3 m4 p2 p3 r3 r4 t1 t2 x1 x1e".split(" ");

let table: ReadonlyMap<string, EniLimits> | undefined;

function parseTable(): ReadonlyMap<string, EniLimits> {
  const parsed = new Map<string, EniLimits>();
  for (const line of INSTANCE_LIMITS.trim().split("\n")) {
    const [limits = "", ...families] = line.split(" ");
    const [enis, ipv4PerEni] = limits.split("x").map(Number);
    if (enis === undefined || ipv4PerEni === undefined) continue;
    for (const entry of families) {
      const [family = "", sizes = ""] = entry.split(":");
      for (const size of sizes.split(",")) {
        parsed.set(`${family}.${size}`, { enis, ipv4PerEni });
      }
    }
  }
  return parsed;
}

/**
 * Limits of an instance type, or undefined when the table does not have it.
 *
 * @param instanceType - for example `m7g.large`
 */
export function eniLimits(instanceType: string): EniLimits | undefined {
  table ??= parseTable();
  return table.get(instanceType);
}

/** Every instance type of the table, sorted. */
export function knownInstanceTypes(): string[] {
  table ??= parseTable();
  return [...table.keys()].sort();
}

/**
 * Whether an ENI of this type takes /28 prefixes: instances on the Nitro System do, and bare metal
 * (Amazon EC2 User Guide, "Assign prefixes to network interfaces").
 */
export function takesPrefixes(instanceType: string): boolean {
  const [family = "", size = ""] = instanceType.split(".");
  return size.startsWith("metal") || !XEN_FAMILIES.includes(family);
}
