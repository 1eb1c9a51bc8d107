import assert from "node:assert/strict";
import { clusterArgs, nodeGroup, Programs, type Recorded } from "./program";

const KUBERNETES = /^kubernetes:/;
const NETWORK = { vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-1", "subnet-2"] };

describe("a Cluster that the program owns", () => {
  const programs = new Programs();
  let made: Recorded;
  before(() => {
    made = programs.cluster(
      clusterArgs({ linkerd: { cni: true } }, { deletionProtection: true, tags: { team: "shop" } }),
    );
  });
  after(() => {
    programs.dispose();
  });

  it("takes along every Kubernetes object, and nothing else", () => {
    const { urn } = made.one("eks:index:Cluster");
    for (const { type, name, options } of made.plan.resources) {
      const expected = KUBERNETES.test(type) ? urn : undefined;
      assert.equal(options.deletedWith, expected, `${type} ${name}`);
    }
  });

  it("is protected together with everything that its own component makes", () => {
    assert.equal(made.one("eks:index:Cluster").options.protect, true);
    assert.equal(made.one("eks/cluster:Cluster").options.protect, true);
    assert.equal(made.inputs("eks/cluster:Cluster")["deletionProtection"], true);
    assert.notEqual(made.one("eks/nodeGroup:NodeGroup").options.protect, true);
  });

  it("is deletable unless somebody says otherwise", () => {
    const open = programs.cluster(clusterArgs());
    assert.equal(open.inputs("eks/cluster:Cluster")["deletionProtection"], false);
    assert.notEqual(open.one("eks:index:Cluster").options.protect, true);
  });

  it("tags every AWS resource that takes tags", () => {
    const untagged = made.plan.resources.filter(
      ({ type, inputs }) =>
        /^aws:/.test(type) &&
        !/(Attachment|Association|RolePolicy)$/.test(type) &&
        (inputs["tags"] as Record<string, string> | undefined)?.["team"] !== "shop",
    );
    assert.deepEqual(
      untagged.map(({ type, name }) => `${type} ${name}`),
      [],
    );
  });

  it("uses the Kubernetes provider of the control plane for all Kubernetes objects", () => {
    const { urn } = made.one("pulumi:providers:kubernetes", "dev");
    for (const { type, name, options } of made.plan.resources) {
      if (KUBERNETES.test(type)) assert.ok(options.provider?.startsWith(urn), name);
    }
  });
});

describe("a Cluster that exists already", () => {
  const programs = new Programs();
  let made: Recorded;
  before(() => {
    made = programs.record(`
const cluster = new ours.Cluster("dev", ${JSON.stringify(
      clusterArgs({ linkerd: { cni: true } }, { existing: true, network: NETWORK }),
    )});
export const endpoint = cluster.endpoint;
export const issuer = cluster.oidcIssuer;
export const provider = cluster.oidcProviderArn;
export const group = cluster.clusterSecurityGroupId;
new aws.ec2.Eip("show", { tags: { endpoint, issuer, provider, group } });
`);
  });
  after(() => {
    programs.dispose();
  });

  it("gets no control plane, no network and no OIDC provider", () => {
    for (const type of [
      "eks:index:Cluster",
      "eks/cluster:Cluster",
      "OpenIdConnectProvider",
      "ec2/vpc:Vpc",
      "Subnet",
    ]) {
      assert.deepEqual(made.names(type), [], type);
    }
  });

  it("gets nodes, CNI, gates and add-ons", () => {
    assert.deepEqual(made.names("Release"), ["dev-cilium", "dev-linkerd-cni"]);
    assert.deepEqual(made.names("eks/nodeGroup:NodeGroup"), ["dev-general"]);
    assert.deepEqual(made.names("Command"), [
      "dev-eni-sweep",
      "dev-general-gate",
      "dev-rollout-gate",
    ]);
    assert.equal(made.inputs("eks/nodeGroup:NodeGroup")["clusterName"], "dev");
    assert.deepEqual(made.inputs("eks/nodeGroup:NodeGroup")["subnetIds"], NETWORK.subnetIds);
  });

  it("answers with what the look-ups found", () => {
    const tags = made.inputs("Eip", "show")["tags"] as Record<string, string>;
    assert.match(tags["endpoint"] ?? "", /^https:\/\//);
    assert.match(tags["issuer"] ?? "", /^https:\/\/oidc\.eks\./);
    assert.match(tags["provider"] ?? "", /^arn:aws:iam::\d+:oidc-provider\/oidc\.eks\./);
    assert.match(tags["group"] ?? "", /^sg-/);
  });

  it("outlives the program: nothing is deleted with it, everything is uninstalled", () => {
    for (const { name, options } of made.plan.resources) {
      assert.equal(options.deletedWith, undefined, name);
    }
  });

  it("is not asked for an OIDC provider that Pod Identity does without", () => {
    const without = programs.record(`
const cluster = new ours.Cluster("dev", ${JSON.stringify(
      clusterArgs(
        { cni: { kind: "cilium", mode: "eni", operatorIdentity: "podIdentity" } },
        { existing: true, network: NETWORK },
      ),
    )});
new aws.ec2.Eip("show", { tags: { provider: cluster.oidcProviderArn } });
`);
    assert.deepEqual(without.inputs("Eip", "show")["tags"], { provider: "" });
  });

  it("binds the operator by Pod Identity where asked", () => {
    const podIdentity = programs.cluster(
      clusterArgs(
        { cni: { kind: "cilium", mode: "eni", operatorIdentity: "podIdentity" } },
        { existing: true, network: NETWORK },
      ),
    );
    assert.equal(podIdentity.all("PodIdentityAssociation").length, 1);
  });
});

describe("explicit credentials", () => {
  const programs = new Programs();
  const role = "arn:aws:iam::123456789012:role/deployer";
  const credentials = { profileName: "work", roleArn: role };
  let made: Recorded;
  before(() => {
    made = programs.cluster(clusterArgs({ credentials }));
  });
  after(() => {
    programs.dispose();
  });

  it("reach the kubeconfig and the provider of the control plane", () => {
    assert.deepEqual(made.inputs("eks:index:Cluster")["providerCredentialOpts"], credentials);
    const kubeconfig = String(made.inputs("pulumi:providers:kubernetes", "dev")["kubeconfig"]);
    assert.ok(kubeconfig.includes(`"--role-arn","${role}"`));
    assert.ok(kubeconfig.includes(`"--profile","work"`));
  });

  it("reach every command's environment", () => {
    assert.equal(made.all("Command").length, 3);
    for (const { name, inputs } of made.all("Command")) {
      const environment = inputs["environment"] as Record<string, string>;
      assert.equal(environment["AWS_PROFILE"], "work", name);
      assert.equal(environment["ROLE_ARN"], role, name);
      assert.equal(environment["AWS_REGION"], "eu-central-1", name);
    }
  });

  it("are names only: no resource holds a key, a token or a secret", () => {
    const text = JSON.stringify(made.plan.resources);
    assert.doesNotMatch(
      text.replace(/"(create|delete)":"(?:[^"\\]|\\.)*"/g, ""),
      /AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|secretKey|ASIA[A-Z0-9]{16}|"token"|\[secret\]/,
    );
  });

  it("are in no environment when none were given", () => {
    for (const { inputs } of programs.cluster(clusterArgs()).all("Command")) {
      const environment = inputs["environment"] as Record<string, string>;
      assert.ok(!("AWS_PROFILE" in environment) && !("ROLE_ARN" in environment));
    }
  });
});

describe("two Clusters in one program", () => {
  const programs = new Programs();
  after(() => {
    programs.dispose();
  });

  it("do not collide, and their files say whose they are", () => {
    const blue = clusterArgs({ linkerd: { cni: true } }, { name: "blue" });
    const green = clusterArgs({ nodeGroups: [nodeGroup()] }, { name: "green" });
    const made = programs.record(
      `new ours.Cluster("blue", ${JSON.stringify(blue)});\nnew ours.Cluster("green", ${JSON.stringify(green)});\n`,
    );
    const urns = made.plan.resources.map(({ urn }) => urn);
    assert.equal(new Set(urns).size, urns.length);
    for (const name of ["blue", "green"]) {
      assert.match(made.project.read(`plan-out/user-data/${name}.general.mime`), /NodeConfig/);
      assert.match(made.project.read(`plan-out/helm/${name}.cilium.yaml`), /chart: cilium/);
      assert.match(made.project.read(`plan-out/helm/${name}.cilium.yaml`), new RegExp(name));
    }
    const [one, other] = ["blue", "green"].map((name) => made.one("eks-cni:index:Cluster", name));
    assert.ok(one !== undefined && other !== undefined);
    for (const resource of made.plan.resources.filter((candidate) => made.isIn(candidate, one))) {
      assert.ok(!made.waits(resource, other), resource.name);
      assert.ok(!made.isIn(resource, other), resource.name);
    }
  });
});
