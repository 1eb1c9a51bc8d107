import assert from "node:assert/strict";
import { clusterArgs, nodeGroup, Programs, type Recorded } from "./program";

const CILIUM = { kind: "cilium" } as const;
const GROUPS = [nodeGroup(), nodeGroup({ name: "pods-see-imds", imdsPodAccess: true })];

const gateEnvironment = (made: Recorded) =>
  made.inputs("Command", "dev-general-gate")["environment"] as Record<string, string>;
const hopLimit = (made: Recorded, group: string) =>
  (made.inputs("LaunchTemplate", group)["metadataOptions"] as Record<string, unknown>)[
    "httpPutResponseHopLimit"
  ];

describe("a Cluster with Cilium's overlay", () => {
  const programs = new Programs();
  let made: Recorded;
  before(() => {
    made = programs.cluster(
      clusterArgs({
        cni: { ...CILIUM, mode: "overlay", podCidr: "100.64.0.0/16" },
        linkerd: { cni: true },
        nodeGroups: GROUPS,
      }),
    );
  });
  after(() => {
    programs.dispose();
  });

  it("breaks no rule and says what the control plane cannot reach", () => {
    assert.deepEqual(made.rules("error"), []);
    assert.ok(made.rules("info").includes("cilium-overlay-webhooks"));
  });

  it("has no AWS role of Cilium's, no association, and no sweep, as it makes no ENI", () => {
    assert.deepEqual(
      made.names("iam/role:Role").filter((name) => name.includes("cilium")),
      [],
    );
    assert.deepEqual(made.names("PodIdentityAssociation"), []);
    assert.deepEqual(made.names("EniSweep"), []);
  });

  it("has the gate and linkerd-cni directly before nodes", () => {
    const gate = made.one("Command", "dev-rollout-gate");
    made.assertWaits(gate, made.one("Release", "dev-cilium"));
    for (const group of made.all("eks/nodeGroup:NodeGroup")) {
      made.assertWaits(group, gate);
      made.assertWaits(group, made.one("DaemonSetPatch"));
    }
  });

  it("expects no second ENI, and lets pods reach IMDS over one hop more", () => {
    assert.equal(gateEnvironment(made)["SECONDARY_ENIS"], "none");
    assert.equal(hopLimit(made, "dev-general"), 1);
    assert.equal(hopLimit(made, "dev-pods-see-imds"), 3);
  });

  it("needs no OIDC provider of a cluster that exists, and no pod-identity agent", () => {
    const network = { vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-0a", "subnet-0b"] };
    const existing = programs.cluster(
      clusterArgs({
        cluster: { name: "dev", version: "1.35", existing: true, network },
        cni: { ...CILIUM, mode: "overlay", podCidr: "100.64.0.0/16" },
      }),
    );
    assert.deepEqual(existing.names("OpenIdConnectProvider"), []);
    assert.deepEqual(
      existing.names("Addon").filter((name) => name.includes("pod-identity")),
      [],
    );
  });
});

describe("a Cluster with Cilium on aws-vpc-cni", () => {
  const programs = new Programs();
  after(() => {
    programs.dispose();
  });

  for (const as of ["addon", "helm"] as const) {
    it(`has it as ${as} before Cilium, with the only AWS role there is`, () => {
      const made = programs.cluster(
        clusterArgs({
          vpcCni: { mode: "installed", as },
          cni: { ...CILIUM, mode: "chained", encryption: "wireguard" },
          linkerd: { cni: true },
        }),
      );
      assert.deepEqual(made.rules("error"), []);
      const below =
        as === "addon" ? made.one("Addon", "dev-vpc-cni") : made.one("Release", "dev-vpc-cni");
      const cilium = made.one("Release", "dev-cilium");
      made.assertWaits(cilium, below);
      made.assertWaits(made.one("Release", "dev-linkerd-cni"), cilium);
      assert.deepEqual(
        made.names("iam/role:Role").filter((name) => /cilium|vpc-cni/.test(name)),
        ["dev-vpc-cni"],
      );
      assert.equal(gateEnvironment(made)["SECONDARY_ENIS"], "none");
    });
  }
});

describe("a Cluster whose Cilium serves the Gateway API", () => {
  const programs = new Programs();
  after(() => {
    programs.dispose();
  });

  for (const [version, release] of [
    ["1.19.6", "v1.4.1"],
    ["1.20.0", "v1.6.1"],
  ] as const) {
    it(`has the CRDs of ${release} before Cilium ${version}, and they wait for no node`, () => {
      const made = programs.cluster(
        clusterArgs({ cni: { ...CILIUM, mode: "eni", version, gatewayApi: true } }),
      );
      assert.deepEqual(made.rules("error"), []);
      const crds = made.one("Command", "dev-gateway-api");
      assert.equal((crds.inputs["environment"] as Record<string, string>)["RELEASE"], release);
      assert.equal(crds.inputs["delete"], undefined);
      made.assertWaits(crds, made.one("eks/cluster:Cluster"));
      made.assertWaits(made.one("Release", "dev-cilium"), crds);
      assert.ok(!made.waits(crds, made.one("eks/nodeGroup:NodeGroup")));
    });
  }

  it("has none where nobody asks for them", () => {
    assert.deepEqual(programs.cluster(clusterArgs()).names("GatewayApiCrds"), []);
  });
});
