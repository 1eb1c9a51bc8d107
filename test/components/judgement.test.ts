import assert from "node:assert/strict";
import { clusterArgs, nodeGroup, Programs } from "./program";

/** As under `pulumi up`: nobody collects problems. */
const NO_SINK = `delete (globalThis as never)[Symbol.for("eks-cni.problem-sink")];\n`;

/** Remembers what was thrown, so that the plan shows what had been registered by then. */
function caught(construct: string): string {
  return `${NO_SINK}let thrown = "";
try { ${construct} } catch (error) { thrown = String(error); }
new aws.ec2.Eip("show", { tags: { thrown } });\n`;
}

const WRONG = clusterArgs({
  cni: { kind: "cilium", mode: "eni" },
  nodeGroups: [
    nodeGroup({ instanceTypes: ["m7g.large", "m7i.large"] }),
    nodeGroup({ name: "second", taints: [{ key: "a b", effect: "NoSchedule" }] }),
  ],
});

describe("a component without a plan around it", () => {
  const programs = new Programs();
  after(() => {
    programs.dispose();
  });

  it("throws one error with all problems before it registers a child", () => {
    const made = programs.record(caught(`new ours.Cluster("dev", ${JSON.stringify(WRONG)});`));
    const { thrown } = made.inputs("Eip", "show")["tags"] as { thrown: string };
    assert.match(thrown, /nothing was created: \d+ problems/);
    assert.match(thrown, /nodeGroups\[0\]\.instanceTypes: /);
    assert.match(thrown, /nodeGroups\[1\]\.taints\[0\]/);
    assert.match(thrown, /\n {4}instead: /);
    const cluster = made.one("eks-cni:index:Cluster");
    assert.deepEqual(
      made.plan.resources.filter((resource) => made.isIn(resource, cluster)),
      [],
    );
  });

  it("throws nothing that was suppressed", () => {
    const suppressRules = [
      ...new Set(
        programs
          .cluster(WRONG)
          .plan.findings.filter(({ severity }) => severity === "error")
          .map(({ rule }) => rule),
      ),
    ].map((rule) => ({ rule, reason: "known" }));
    assert.ok(suppressRules.length >= 2);
    const made = programs.record(
      caught(`new ours.Cluster("dev", ${JSON.stringify({ ...WRONG, suppressRules })});`),
    );
    assert.deepEqual(made.inputs("Eip", "show")["tags"], { thrown: "" });
    assert.equal(made.all("eks/nodeGroup:NodeGroup").length, 2);
  });

  it("logs warnings and goes on", () => {
    const spot = clusterArgs({ nodeGroups: [nodeGroup({ capacityType: "spot" })] });
    const { run, project } = programs.attempt(
      `${NO_SINK}new ours.Cluster("dev", ${JSON.stringify(spot)});\n`,
    );
    assert.equal(run.status, 0, run.stderr);
    const said = (run.stdout + run.stderr).replace(/\s+/g, " ");
    assert.match(said, /warning: 1 problem nodeGroups\[0\]\.instanceTypes: .*\(spot-single-type\)/);
    assert.match(project.read("plan-out/plan.json"), /eks\/nodeGroup:NodeGroup/);
  });

  for (const [name, construct] of [
    [
      "NodeGroup",
      `new ours.NodeGroup("it", { ...${JSON.stringify(nodeGroup({ instanceTypes: ["m7g.large", "m7i.large"] }))},
        region: "eu-central-1", clusterName: "shop", endpoint: "https://shop", certificateAuthority: "Zm9v", serviceCidr: "172.20.0.0/16",
        clusterSecurityGroupId: "sg-1", version: "1.35", cni: { kind: "cilium", mode: "eni" }, subnetIds: ["s-1"] } as never);`,
    ],
    [
      "Cilium",
      `new ours.Cilium("it", { mode: "eni", region: "eu-central-1", clusterName: "shop", endpoint: "https://shop", oidcProviderArn: "arn",
        oidcIssuer: "https://issuer", values: { cni: { exclusive: "maybe" }, eni: { enabled: false } } }, { providers: [new k8s.Provider("k", {})] });`,
    ],
    [
      "LinkerdCni",
      `new ours.LinkerdCni("it", { cniValues: { destCNIBinDir: "/elsewhere" } }, { providers: [new k8s.Provider("k", {})] });`,
    ],
  ] as const) {
    it(`judges itself when it is used alone: ${name}`, () => {
      const made = programs.record(caught(construct));
      const { thrown } = made.inputs("Eip", "show")["tags"] as { thrown: string };
      assert.match(thrown, /nothing was created: \d+ problem/);
      const component = made.one(`eks-cni:index:${name}`);
      assert.ok(!made.plan.resources.some((resource) => made.isIn(resource, component)));
    });
  }

  it("knows alone what its own arguments say of the cluster: IPv6, and Linkerd beside Cilium", () => {
    const made = programs.record(`
const provider = new k8s.Provider("k", {});
const cilium = { mode: "eni" as const, region: "eu-central-1", clusterName: "shop", endpoint: "https://shop", oidcProviderArn: "arn", oidcIssuer: "i" };
new ours.Cilium("six", { ...cilium, ipFamily: "ipv6" }, { providers: [provider] });
new ours.Cilium("greedy", { ...cilium, values: { cni: { exclusive: true } } }, { providers: [provider] });
new ours.Cilium("lonely", { ...cilium, linkerdCni: false, values: { cni: { exclusive: true } } }, { providers: [provider] });
new ours.LinkerdCni("six", { ipFamily: "ipv6" }, { providers: [provider] });\n`);
    assert.deepEqual(made.rules("error"), [
      "cilium-exclusive",
      "ipv6-eni-unsupported",
      "linkerd-ipv6-image",
    ]);
  });

  it("says each problem once, in a Cluster or alone", () => {
    const findings = programs
      .cluster(WRONG)
      .plan.findings.map(({ rule, path, message }) => `${rule} ${path} ${message}`);
    assert.equal(new Set(findings).size, findings.length);
  });

  it("has no region to work in: it asks for one", () => {
    const { run } = programs.attemptWith(
      { "Pulumi.dev.yaml": "config: {}\n" },
      `new ours.Cluster("dev", ${JSON.stringify(clusterArgs())});\n`,
    );
    assert.equal(run.status, 2, run.stdout);
    assert.match(run.stderr.replace(/\s+/g, " "), /no AWS region: write `aws:region`/);
  });

  it("refuses user data that EC2 would refuse, once its size is known", () => {
    const big = clusterArgs({
      nodeGroups: [
        nodeGroup({
          userDataParts: [
            { contentType: "text/x-shellscript", content: `#!/bin/sh\n# ${"x".repeat(16000)}\n` },
          ],
        }),
      ],
    });
    const said = programs.refusal(
      `${NO_SINK}new ours.Cluster("dev", ${JSON.stringify({ ...big, suppressRules: [{ rule: "user-data-size", reason: "test" }] })});\n`,
    );
    assert.match(said, /nodeGroups\.general: user data has \d+ bytes/);
  });
});
