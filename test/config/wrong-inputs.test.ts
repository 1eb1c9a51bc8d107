import assert from "node:assert/strict";
import { parseStackConfig } from "../../config/stack-file";
import { validateStack } from "../../config/validate";
import { judgeCluster } from "../../rules/judge";
import type { Problem } from "../../rules/problem";
import { resolveClusterSpec } from "../../spec/resolve";
import { CONTRACT_KEYS } from "./contract-keys";
import { BROKEN_RULES } from "./wrong/broken-rules";
import { WRONG_CLUSTERS } from "./wrong/cluster";
import { WRONG_CNIS } from "./wrong/cni";
import { WRONG_NODE_GROUPS } from "./wrong/node-groups";
import { configWith, type WrongInput } from "./wrong/snippets";

const DATE = "2026-11-24";

const NO_CLUSTER = [...WRONG_CLUSTERS, ...WRONG_CNIS, ...WRONG_NODE_GROUPS];

/** What the command line does with a stack file, as far as it needs no program: its status and the errors. */
function judge(yaml: string): { readonly status: number; readonly errors: readonly Problem[] } {
  const { raw, secretKeys } = parseStackConfig(configWith(yaml));
  const { input, problems } = validateStack(raw, secretKeys);
  if (input === undefined) return { status: 2, errors: problems };
  const judged = judgeCluster(resolveClusterSpec(input), DATE);
  const errors = judged.filter(({ severity }) => severity === "error");
  return { status: errors.length > 0 ? 1 : 0, errors };
}

function judged({ yaml, errors, says }: WrongInput, status: number): void {
  const found = judge(yaml);
  assert.deepEqual(
    found.errors.map(({ path, rule }) => [path, rule]),
    errors.map(([path, id]) => [path, id]),
  );
  assert.equal(found.status, status);
  const [first] = found.errors;
  const text = `${first?.message ?? ""} ${first?.remedy ?? ""}`;
  for (const said of says) assert.ok(text.includes(said), `${text}\ndoes not say: ${said}`);
}

function titleOf({ yaml }: WrongInput): string {
  return yaml.split("\n")[0] ?? "";
}

/** Whether a path of a problem lies at a key of the contract or below it. */
function isAt(path: string, key: string): boolean {
  const names = key.replace(/[.[\]]/g, "\\$&").replaceAll("\\[\\]", "\\[\\d+\\]");
  return new RegExp(`^${names.replaceAll("<name>", "[^.]+")}(?![\\w])`).test(
    path === "aws:region" ? "region" : path,
  );
}

describe("a stack file with something wrong in it", () => {
  for (const input of NO_CLUSTER) {
    it(`gives no cluster, status 2: ${titleOf(input)}`, () => {
      judged(input, 2);
    });
  }

  for (const input of BROKEN_RULES) {
    it(`gives a cluster that a rule refuses, status 1: ${titleOf(input)}`, () => {
      judged(input, 1);
    });
  }

  it("is here for every key of the contract", () => {
    const paths = NO_CLUSTER.flatMap(({ errors }) => errors.map(([path]) => path));
    const untried = CONTRACT_KEYS.filter((key) => !paths.some((path) => isAt(path, key)));
    assert.deepEqual(untried, []);
  });

  it("is wrong by what it adds: the rest is a right one", () => {
    assert.deepEqual(judge("{}"), { status: 0, errors: [] });
  });
});
