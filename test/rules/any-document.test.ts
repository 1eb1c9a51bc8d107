import assert from "node:assert/strict";
import fc from "fast-check";
import { judgeParts } from "../../rules/judge";
import type { Document } from "../../spec/cluster-input";
import { AL2023, assertReadable, BOTTLEROCKET, subject } from "./spec-fixture";

/** Documents of names that rules look for, with values of every type. */
const NAMES = [
  "cni",
  "exclusive",
  "operator",
  "tolerations",
  "replicas",
  "kubernetes",
  "node-taints",
  "kubelet",
  "config",
  "flags",
  "containerd",
  "image",
  "version",
  "updateStrategy",
  "rollingUpdate",
  "__proto__",
  "a b",
];

const { document } = fc.letrec<{ value: unknown; document: Document }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, false, 0, 1.5, "", "x", "--register-with-taints=a"),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("document"),
  ),
  document: fc.dictionary(fc.constantFrom(...NAMES), tie("value"), { maxKeys: 5 }),
}));

describe("judging documents of any shape", () => {
  it("never throws, and what it says can be read", () => {
    fc.assert(
      fc.property(document, document, document, document, (values, cniValues, config, settings) => {
        const parts = subject({
          cni: { values },
          linkerd: { cniValues },
          nodeGroups: [
            { ...AL2023, nodeConfig: [config] },
            { ...BOTTLEROCKET, bottlerocketSettings: settings },
          ],
        });
        const problems = judgeParts(parts);
        problems.forEach(assertReadable);
        assert.deepEqual(judgeParts(parts), problems);
      }),
      { numRuns: 150 },
    );
  });
});
