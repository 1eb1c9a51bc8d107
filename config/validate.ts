import * as v from "valibot";
import type { Problem } from "../rules/problem";
import type { ClusterInput } from "../spec/cluster-input";
import { findForbiddenKeys } from "./forbidden-keys";
import { problemOfIssue } from "./issue";
import { normalizeStack } from "./normalize";
import { findNotAvailable } from "./not-available";
import { SECRET, toProblem, type ConfigProblem } from "./problem";
import type { RawStack } from "./raw";
import { findRelationProblems } from "./relations";
import { stackSchema } from "./schema";

export type { ClusterInput };

/** What a stack file gives: a cluster, or everything that is wrong with it. */
export type StackResult =
  | { readonly input: ClusterInput; readonly problems?: undefined }
  | { readonly problems: Problem[]; readonly input?: undefined };

/**
 * Checks a whole stack file. Values pass through unchanged, except that `vpcCni: <mode>` becomes `{ mode }` and one
 * `nodeConfig` becomes a list of one.
 *
 * @param raw - the keys below `eks-cni:`, and `region` from `aws:region`
 * @param secretKeys - the keys of `raw` that hold a secret: no message shows a value below them
 */
export function validateStack(raw: RawStack, secretKeys: readonly string[] = []): StackResult {
  const isSecret = (path: string) => secretKeys.includes(path.split(/[.[]/)[0] ?? "");
  const stack = normalizeStack(raw);
  const found: ConfigProblem[] = [
    ...findForbiddenKeys(stack),
    ...findShapeProblems(stack, isSecret),
    ...findRelationProblems(stack),
  ];
  const invalid = new Set(found.map((problem) => problem.path));
  found.push(...findNotAvailable(stack).filter((problem) => !invalid.has(problem.path)));
  if (found.length === 0) return { input: stack as unknown as ClusterInput };
  return {
    problems: found.map((problem) =>
      toProblem({ ...problem, path: writtenPath(problem.path, raw) }, isSecret(problem.path)),
    ),
  };
}

/** A secret that cannot be read offline is a placeholder, whose syntax nobody can judge. */
function findShapeProblems(stack: RawStack, isSecret: (path: string) => boolean): ConfigProblem[] {
  const { issues = [] } = v.safeParse(stackSchema, stack, { abortPipeEarly: true });
  return issues
    .map((issue) => ({ issue, problem: problemOfIssue(issue) }))
    .filter(
      ({ issue, problem }) =>
        !(issue.kind === "validation" && issue.input === SECRET && isSecret(problem.path)),
    )
    .map(({ problem }) => problem);
}

/** The path as it stands in the file: short forms and `aws:region` are written elsewhere than they are read. */
function writtenPath(path: string, raw: RawStack): string {
  if (path === "region") return "aws:region";
  if (path === "vpcCni.mode" && typeof raw["vpcCni"] === "string") return "vpcCni";
  return path;
}
