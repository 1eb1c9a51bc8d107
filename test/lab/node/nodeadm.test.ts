// The real nodeadm reads the goldens. What it does not prove: what nodeadm does with them on a node (`init`), and
// nodeadm releases other than the one that is built.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { renderUserData } from "../../../userdata";
import { AL2023_GOLDENS } from "../../userdata/cases";
import { context, group } from "../../userdata/fixtures";
import { toolsOrSkip } from "./needs";

const SUITE = "nodeadm";
const amiId = "ami-0123456789abcdef0";

interface Dumped {
  readonly spec: {
    readonly cluster: Readonly<Record<string, string>>;
    readonly kubelet: {
      readonly config: Readonly<Record<string, unknown>>;
      readonly flags: readonly string[];
      readonly maxPodsExpression: string;
    };
  };
}

describe(SUITE, function () {
  let program = "";
  let folder: string | undefined;

  before(function () {
    program = toolsOrSkip(this, SUITE, ["nodeadm"], false).get("nodeadm") ?? "";
    folder = mkdtempSync(join(tmpdir(), "eks-cni-nodeadm-"));
  });
  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  function nodeadm(command: "check" | "dump", userData: string) {
    const file = join(folder ?? "", "user-data");
    writeFileSync(file, userData);
    return spawnSync(program, ["config", command, "-c", `file://${file}`], { encoding: "utf8" });
  }
  function dump(userData: string): Dumped["spec"] {
    const { status, stdout, stderr } = nodeadm("dump", userData);
    assert.equal(status, 0, stderr);
    return (JSON.parse(stdout) as Dumped).spec;
  }

  for (const { path, text } of AL2023_GOLDENS) {
    it(`accepts ${path}`, () => {
      const { status, stderr } = nodeadm("check", text);
      assert.equal(status, 0, stderr);
    });
  }

  it("refuses user data without a service CIDR", () => {
    const text = renderUserData(group({ amiId }), context()).replace(/^ {4}cidr: .*\n/m, "");
    assert.notEqual(nodeadm("check", text).status, 0);
  });

  it("refuses user data that does not begin on its first line", () => {
    assert.notEqual(nodeadm("check", `\n${renderUserData(group({ amiId }), context())}`).status, 0);
  });

  it("sees all that we wrote, taints and both pod numbers included", () => {
    const labels = { "node.example.com/pool": "db" };
    const spec = dump(renderUserData(group({ amiId, labels }), context()));
    assert.equal(spec.cluster["cidr"], "172.20.0.0/16");
    assert.equal(spec.kubelet.config["maxPods"], 110);
    assert.equal(spec.kubelet.maxPodsExpression, "110");
    assert.deepEqual(spec.kubelet.flags, ["--node-labels=node.example.com/pool=db"]);
    assert.deepEqual(spec.kubelet.config["registerWithTaints"], [
      { key: "node.cilium.io/agent-not-ready", value: "true", effect: "NoExecute" },
    ]);
  });

  it("merges further documents over ours: tables by key, flags added, other lists replaced", () => {
    const nodeConfig = [
      { kubelet: { config: { maxPods: 50, systemReserved: { cpu: "1" } }, flags: ["--v=2"] } },
      {
        kubelet: {
          config: {
            systemReserved: { memory: "1Gi" },
            registerWithTaints: [{ key: "x", effect: "NoSchedule" }],
          },
        },
      },
    ];
    const { kubelet } = dump(
      renderUserData(group({ amiId, labels: { a: "b" }, nodeConfig }), context()),
    );
    assert.equal(kubelet.config["maxPods"], 50);
    assert.deepEqual(kubelet.config["systemReserved"], { cpu: "1", memory: "1Gi" });
    assert.deepEqual(kubelet.flags, ["--node-labels=a=b", "--v=2"]);
    assert.deepEqual(kubelet.config["registerWithTaints"], [{ key: "x", effect: "NoSchedule" }]);
  });

  it("drops a key that it does not know without a word", () => {
    const nodeConfig = [{ kubelet: { maxPodExpression: "7" }, nonsense: true }];
    const text = renderUserData(group({ amiId, nodeConfig }), context());
    assert.equal(nodeadm("check", text).status, 0);
    assert.equal(JSON.stringify(dump(text)).includes("onsense"), false);
  });

  it("reads a NodeConfig that travels as base64", () => {
    const nodeConfig = [{ instance: { environment: { default: { GREETING: "grüß 漢" } } } }];
    assert.ok(
      JSON.stringify(dump(renderUserData(group({ amiId, nodeConfig }), context()))).includes(
        "grüß 漢",
      ),
    );
  });
});
