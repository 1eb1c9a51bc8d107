import { vpcCniNameOverride } from "../../rules/vpc-cni-name-override";
import { assertAccepted, assertRefused } from "./spec-fixture";
import { chained } from "./vpc-cni-fixture";

describe("rule vpc-cni-name-override", () => {
  for (const [path, values, message] of [
    ["fullnameOverride", { fullnameOverride: "vpc-cni" }, /look for aws-node/],
    ["serviceAccount.name", { serviceAccount: { name: "cni" } }, /would get no address/],
    ["serviceAccount.create", { serviceAccount: { create: false } }, /would get no address/],
    ["originalMatchLabels", { originalMatchLabels: false }, /selector could never be changed/],
    ["env.CLUSTER_NAME", { env: { CLUSTER_NAME: "dev" } }, /filled in from the cluster/],
    ["env.CLUSTER_ENDPOINT", { env: { CLUSTER_ENDPOINT: "https://x" } }, /ask another cluster/],
  ] as const) {
    it(`refuses another ${path}`, () => {
      assertRefused(vpcCniNameOverride, chained({ as: "helm", values }), {
        path: `vpcCni.values.${path}`,
        message,
        remedy: /delete it/,
      });
    });
  }
  it("accepts what says nothing new", () => {
    const values = { fullnameOverride: "aws-node", originalMatchLabels: true };
    assertAccepted(vpcCniNameOverride, chained({ as: "helm", values }));
    assertAccepted(vpcCniNameOverride);
  });
});
