import assert from "node:assert/strict";
import { flagsByName } from "../../../../plan/changes/inside/kubelet-flags";

describe("flagsByName", () => {
  it("reads a flag however it is written", () => {
    const expected = { "--v": "2", "--node-ip": "10.0.0.1", "--protect": "true" };
    assert.deepEqual(flagsByName(["--v=2", "--node-ip=10.0.0.1", "--protect"]), expected);
    assert.deepEqual(flagsByName(["--v", "2", "--node_ip 10.0.0.1 --protect=true"]), expected);
  });

  it("adds up labels and feature gates, and lets the last list of taints count", () => {
    assert.deepEqual(
      flagsByName([
        "--node-labels=a=1,b=2",
        "--feature-gates=X=true",
        "--register-with-taints=a=1:NoSchedule",
        "--node-labels=b=3,c",
        "--feature-gates=Y=false",
        "--register-with-taints=b:NoExecute,b=2:NoSchedule",
      ]),
      {
        "--node-labels": { a: "1", b: "3", c: "" },
        "--feature-gates": { X: "true", Y: "false" },
        "--register-with-taints": { "b:NoExecute": "", "b:NoSchedule": "2" },
      },
    );
  });

  it("keeps every occurrence of another flag that is repeated", () => {
    assert.deepEqual(flagsByName(["--x=1", "--x=2"]), { "--x": ["1", "2"] });
  });

  it("reads numbers and nothing at all", () => {
    assert.deepEqual(flagsByName([1, null, "", "="]), { "1": "true", null: "true", "=": "true" });
  });
});
