import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterArgs } from "../../components/cluster-args";
import { settle, toClusterSpec } from "../../components/settle";
import { UNKNOWN } from "../../spec/known";

describe("settling arguments", () => {
  it("marks what another resource will only have later, and leaves the argument alone", () => {
    const args = Object.freeze({ id: pulumi.output("vpc-1"), list: [Promise.resolve("a"), "b"] });
    assert.deepEqual(settle(args), { id: UNKNOWN, list: [UNKNOWN, "b"] });
    assert.ok(pulumi.Output.isInstance(args.id));
  });

  it("names every argument that a Cluster cannot do without", () => {
    const args = {
      cluster: { name: "shop" },
      nodeGroups: [{ name: "a", scaling: { min: 1 } }],
    } as unknown as ClusterArgs;
    assert.throws(
      () => toClusterSpec(args, "eu-central-1"),
      (error: Error) => {
        for (const path of [
          "cni",
          "cluster.version",
          "nodeGroups[0].instanceTypes",
          "nodeGroups[0].scaling.max",
        ]) {
          assert.ok(error.message.includes(path), `${path} is missing from: ${error.message}`);
        }
        return true;
      },
    );
  });
});
