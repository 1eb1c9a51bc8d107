// Writes capacity/instance-limits.ts from the table that nodeadm carries, which is EC2's own answer for all regions:
//
//   curl -fsSLO https://raw.githubusercontent.com/awslabs/amazon-eks-ami/<tag>/nodeadm/internal/kubelet/instance-info.jsonl
//   npx tsx scripts/generate-instance-limits.ts instance-info.jsonl <tag> [output]
//
// Limits of a type that change, or a smaller maximum, roll nodes: read the diff, and say so in the changelog.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Row {
  readonly instanceType: string;
  readonly defaultMaxENIs: number;
  readonly ipv4AddressesPerInterface: number;
}

function readRows(file: string): Row[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Row);
}

/** `{ "4x15": { "c5": ["2xlarge", "xlarge"] } }`, everything sorted. */
function groupByLimits(rows: readonly Row[]): Map<string, Map<string, string[]>> {
  const groups = new Map<string, Map<string, string[]>>();
  const sorted = [...rows].sort(
    (a, b) =>
      a.defaultMaxENIs - b.defaultMaxENIs ||
      a.ipv4AddressesPerInterface - b.ipv4AddressesPerInterface ||
      (a.instanceType < b.instanceType ? -1 : 1),
  );
  for (const row of sorted) {
    const [family, size, ...rest] = row.instanceType.split(".");
    if (family === undefined || size === undefined || rest.length > 0) {
      throw new Error(`"${row.instanceType}" is not <family>.<size>`);
    }
    const limits = `${String(row.defaultMaxENIs)}x${String(row.ipv4AddressesPerInterface)}`;
    const families = groups.get(limits) ?? new Map<string, string[]>();
    groups.set(limits, families);
    families.set(family, [...(families.get(family) ?? []), size]);
  }
  return groups;
}

function render(rows: readonly Row[], tag: string): string {
  const lines = [...groupByLimits(rows)].map(([limits, families]) => {
    const list = [...families].map(([family, sizes]) => `${family}:${sizes.join(",")}`);
    return `${limits} ${list.join(" ")}`;
  });
  return `// Generated. Do not edit; with a newer tag of awslabs/amazon-eks-ami:
//
//   curl -fsSLO https://raw.githubusercontent.com/awslabs/amazon-eks-ami/<tag>/nodeadm/internal/kubelet/instance-info.jsonl
//   npx tsx scripts/generate-instance-limits.ts instance-info.jsonl <tag>

/**
 * Network interfaces and IPv4 addresses per interface of ${String(rows.length)} instance types.
 * One line per pair of limits: \`<ENIs>x<addresses> <family>:<size>,<size> …\`.
 *
 * Source: awslabs/amazon-eks-ami: nodeadm/internal/kubelet/instance-info.jsonl, ${tag}.
 */
export const INSTANCE_LIMITS = \`
${lines.join("\n")}
\`;
`;
}

const [file, tag, output = join(__dirname, "..", "capacity", "instance-limits.ts")] =
  process.argv.slice(2);
if (file === undefined || tag === undefined) {
  process.stderr.write("usage: generate-instance-limits.ts <instance-info.jsonl> <tag> [output]\n");
  process.exitCode = 2;
} else {
  writeFileSync(output, render(readRows(file), tag));
}
