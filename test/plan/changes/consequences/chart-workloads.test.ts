import assert from "node:assert/strict";
import {
  restartedWorkloads,
  workloadsOf,
} from "../../../../plan/changes/consequences/chart-workloads";

const AWS_NODE = [{ kind: "DaemonSet", name: "aws-node" }];

function names(
  workloads: readonly { readonly kind: string; readonly name: string }[] | undefined,
): unknown {
  return workloads?.map(({ kind, name }) => ({ kind, name }));
}

describe("the workloads of a chart", () => {
  it("have aws-node restart with every value of aws-vpc-cni, since its environment is in its pods", () => {
    const before = { env: { ENABLE_PREFIX_DELEGATION: "false" } };
    const after = { env: { ENABLE_PREFIX_DELEGATION: "true" } };
    assert.deepEqual(names(restartedWorkloads("aws-vpc-cni", before, after, false)), AWS_NODE);
    assert.deepEqual(names(restartedWorkloads("aws-vpc-cni", before, before, true)), AWS_NODE);
    assert.deepEqual(names(workloadsOf("aws-vpc-cni", before)), AWS_NODE);
  });

  it("are not made up for a chart that nobody read", () => {
    assert.equal(workloadsOf("somebody-elses", {}), undefined);
  });
});
