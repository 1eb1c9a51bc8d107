import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Stack files of changes that people make: `head.yaml` in a folder each. */
const CORPUS = join(__dirname, "../../plan/changes/corpus");

/**
 * Changes that go through the engine: every kind of operation, and what each drags along. Those that start from the
 * same stack come together, because the engine makes each stack once.
 */
const NAMES = [
  "nothing",
  "label",
  "instance-type",
  "rename-group",
  "new-group",
  "removed-group",
  "user-data-part",
  "endpoint-cidrs",
  "tags",
  "service-cidr",
  "vpc-cidr",
  "cluster-name",
  "cilium-patch",
  "linkerd-cni-added",
  "kubernetes-minor",
  "self-managed-label",
  "self-managed-release",
];

/** A change: two stack files. */
export interface Pair {
  readonly name: string;
  readonly base: string;
  readonly head: string;
}

/** The pairs by the stack that they start from. */
export function pairsByBase(): ReadonlyMap<string, readonly Pair[]> {
  const there = new Set(readdirSync(CORPUS));
  const groups = new Map<string, Pair[]>();
  for (const name of NAMES) {
    if (!there.has(name)) {
      throw new Error(`the corpus has no ${name}: name another in ${__filename}`);
    }
    const own = join(CORPUS, name, "base.yaml");
    const base = existsSync(own) ? own : join(CORPUS, "base.yaml");
    const pair = { name, base, head: join(CORPUS, name, "head.yaml") };
    groups.set(base, [...(groups.get(base) ?? []), pair]);
  }
  return groups;
}
