import assert from "node:assert/strict";
import { clusterArgs, Programs } from "./program";

describe("CoreAddons", () => {
  const programs = new Programs();
  after(() => {
    programs.dispose();
  });

  it("stand alone on any cluster, by key or by EKS's own name", () => {
    const made = programs.record(`
new ours.CoreAddons("shop", { clusterName: "shop", tags: { team: "shop" }, addons: {
  coredns: { configurationValues: { replicaCount: 3 } },
  "aws-ebs-csi-driver": { version: "v1.50.0-eksbuild.1" },
} });\n`);
    assert.deepEqual(made.inputs("Addon", "shop-coredns"), {
      clusterName: "shop",
      addonName: "coredns",
      configurationValues: '{"replicaCount":3}',
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "PRESERVE",
      tags: { team: "shop" },
    });
    const { inputs } = made.one("Addon", "shop-aws-ebs-csi-driver");
    assert.equal(inputs["addonVersion"], "v1.50.0-eksbuild.1");
    assert.ok(!("configurationValues" in inputs));
  });

  it("of a Cluster come at their moment: early ones once, all others after the gates", () => {
    const made = programs.cluster(
      clusterArgs({
        cni: { kind: "cilium", mode: "eni", kubeProxyReplacement: false },
        addons: {
          kubeProxy: { version: "v1.35.0-eksbuild.2" },
          podIdentityAgent: {},
          coredns: { configurationValues: { replicaCount: 3 } },
          "metrics-server": {},
        },
      }),
    );
    assert.deepEqual(made.names("Addon"), [
      "dev-addons-coredns",
      "dev-node-addons-eks-pod-identity-agent",
      "dev-node-addons-kube-proxy",
      "dev-other-addons-metrics-server",
    ]);
    const kubeProxy = made.one("Addon", "dev-node-addons-kube-proxy");
    assert.equal(kubeProxy.inputs["addonVersion"], "v1.35.0-eksbuild.2");
    const gate = made.one("Command", "dev-general-gate");
    const coreDns = made.one("Addon", "dev-addons-coredns");
    made.assertWaits(coreDns, gate);
    made.assertWaits(made.one("Addon", "dev-other-addons-metrics-server"), coreDns);
    assert.equal(
      made.inputs("Addon", "dev-addons-coredns")["configurationValues"],
      '{"replicaCount":3}',
    );
  });

  it("of a Cluster leave kube-proxy out when Cilium replaces it, whatever the entry says", () => {
    const made = programs.cluster(clusterArgs({ addons: { kubeProxy: {} } }));
    assert.deepEqual(made.names("Addon"), ["dev-addons-coredns"]);
    assert.ok(made.rules().includes("kube-proxy-unused"));
  });

  it("of a Cluster never contain aws-vpc-cni", () => {
    const made = programs.cluster(clusterArgs({ addons: { "vpc-cni": {} } }));
    assert.ok(made.rules("error").includes("vpc-cni-in-addons"));
  });
});
