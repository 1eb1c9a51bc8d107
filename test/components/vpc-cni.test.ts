import assert from "node:assert/strict";
import { clusterArgs, type Inputs, nodeGroup, Programs, type Recorded } from "./program";

const POLICY_ONLY = { kind: "calico", mode: "policyOnly" };
const ON_IT = { cni: POLICY_ONLY, linkerd: { cni: true }, vpcCni: { mode: "installed" } };
const GROUPS = [nodeGroup(), nodeGroup({ name: "hardened", operatingSystem: "Bottlerocket" })];
const SUBJECT = "system:serviceaccount:kube-system:aws-node";

const environmentOf = (made: Recorded, name: string) =>
  made.inputs("Command", name)["environment"] as Record<string, string>;

describe("a Cluster on aws-vpc-cni", () => {
  const programs = new Programs();
  let made: Recorded;
  before(() => {
    made = programs.cluster(clusterArgs({ ...ON_IT, nodeGroups: GROUPS }));
  });
  after(() => {
    programs.dispose();
  });

  it("has EKS install it unless told otherwise, before the CNI on it and before every node", () => {
    assert.deepEqual(made.rules("error"), []);
    const addon = made.one("Addon", "dev-vpc-cni");
    assert.equal(addon.inputs["addonName"], "vpc-cni");
    assert.equal(addon.inputs["addonVersion"], undefined);
    made.assertWaits(addon, made.one("eks/cluster:Cluster"));
    made.assertWaits(made.one("Release", "dev-calico"), addon);
    for (const group of made.all("eks/nodeGroup:NodeGroup")) made.assertWaits(group, addon);
  });

  it("annotates pods for Calico and says what Calico's mode and masquerading mean", () => {
    const configuration = JSON.parse(
      String(made.inputs("Addon", "dev-vpc-cni")["configurationValues"]),
    ) as { env: Record<string, string>; enableNetworkPolicy: string };
    assert.equal(configuration.env["ANNOTATE_POD_IP"], "true");
    assert.equal(configuration.env["AWS_VPC_K8S_CNI_EXTERNALSNAT"], "true");
    assert.equal(configuration.env["ENABLE_PREFIX_DELEGATION"], "false");
    assert.match(String(configuration.env["CLUSTER_ENDPOINT"]), /^https:\/\/[0-9A-F]{32}\./);
    assert.equal(configuration.enableNetworkPolicy, "false");
  });

  it("takes over what is there when it comes, and leaves it running when it goes", () => {
    const { inputs } = made.one("Addon", "dev-vpc-cni");
    assert.equal(inputs["resolveConflictsOnCreate"], "OVERWRITE");
    assert.equal(inputs["preserve"], true);
  });

  it("gives aws-node a role of its own, known before it starts, and the nodes none of its permissions", () => {
    const role = made.one("iam/role:Role", "dev-vpc-cni");
    assert.match(String(role.inputs["assumeRolePolicy"]), new RegExp(SUBJECT));
    const attachment = made.one("RolePolicyAttachment", "dev-vpc-cni");
    assert.equal(attachment.inputs["policyArn"], "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy");
    made.assertWaits(made.one("Addon", "dev-vpc-cni"), attachment);
    const holders = made
      .all("RolePolicyAttachment")
      .filter(({ inputs }) => String(inputs["policyArn"]).endsWith("CNI_Policy"));
    assert.deepEqual(
      holders.map(({ name }) => name),
      ["dev-vpc-cni"],
    );
  });

  it("holds nodes back until aws-node is rolled out, before what stands on it", () => {
    const workloads = environmentOf(made, "dev-rollout-gate")["WORKLOADS"]?.split("\n");
    assert.equal(workloads?.[0], "kube-system daemonset/aws-node");
    assert.ok(workloads.includes("calico-system daemonset/calico-node"));
    made.assertWaits(made.one("Command", "dev-rollout-gate"), made.one("Addon", "dev-vpc-cni"));
  });

  it("sweeps aws-node's interfaces between the last node and the gate, and none of Cilium's", () => {
    const sweep = made.one("Command", "dev-eni-sweep");
    const environment = environmentOf(made, "dev-eni-sweep");
    assert.equal(environment["VPC_CNI_CLUSTER_NAME"], "dev");
    assert.ok(!("CILIUM_CLUSTER_NAME" in environment));
    made.assertWaits(sweep, made.one("Command", "dev-rollout-gate"));
    for (const group of made.all("eks/nodeGroup:NodeGroup")) made.assertWaits(group, sweep);
  });

  it("keeps kube-proxy where the CNI does not replace it", () => {
    const addons = made.all("Addon").map(({ inputs }) => inputs["addonName"]);
    assert.deepEqual([...addons].sort(), ["coredns", "kube-proxy", "vpc-cni"]);
  });
});

describe("a Cluster on aws-vpc-cni as a Helm release", () => {
  const programs = new Programs();
  let made: Recorded;
  before(() => {
    made = programs.cluster(
      clusterArgs({
        ...ON_IT,
        cni: { ...POLICY_ONLY, operatorIdentity: "podIdentity", prefixDelegation: true },
        vpcCni: { mode: "installed", as: "helm", values: { env: { MAX_ENI: "3" } } },
      }),
    );
  });
  after(() => {
    programs.dispose();
  });

  it("never waits for it, and never uninstalls it", () => {
    const release = made.one("Release", "dev-vpc-cni");
    assert.deepEqual(
      ["name", "chart", "namespace", "skipAwait"].map((key) => release.inputs[key]),
      ["aws-vpc-cni", "aws-vpc-cni", "kube-system", true],
    );
    assert.equal(release.options.retainOnDelete, true);
    made.assertWaits(made.one("Release", "dev-calico-crds"), release);
    assert.ok(made.all("Addon").every(({ name }) => name !== "dev-vpc-cni"));
  });

  it("has the prefixes and the values of the stack file", () => {
    const { env } = made.inputs("Release", "dev-vpc-cni")["values"] as { env: Inputs };
    assert.equal(env["ENABLE_PREFIX_DELEGATION"], "true");
    assert.equal(env["WARM_PREFIX_TARGET"], "1");
    assert.equal(env["MAX_ENI"], "3");
  });

  it("associates the role with aws-node before its pods exist, which get it from the agent on their node", () => {
    const association = made.one("PodIdentityAssociation", "dev-vpc-cni");
    assert.equal(association.inputs["serviceAccount"], "aws-node");
    const release = made.one("Release", "dev-vpc-cni");
    made.assertWaits(release, association);
    assert.ok(!("serviceAccount" in (release.inputs["values"] as Inputs)));
    assert.ok(
      made.all("Addon").some(({ inputs }) => /pod-identity/.test(String(inputs["addonName"]))),
    );
  });

  it("shows its values in the plan folder, under the release's name", () => {
    const file = made.project.read("plan-out/helm/aws-vpc-cni.yaml");
    assert.match(file, /^chart: aws-vpc-cni$/m);
    assert.match(file, /ENABLE_PREFIX_DELEGATION: "true"/);
  });
});

const EKS = `
const cluster = new aws.eks.Cluster("shop", { roleArn: "arn:aws:iam::111122223333:role/eks", vpcConfig: { subnetIds: ["s-1", "s-2"] } });
const kubernetes = new k8s.Provider("shop", { kubeconfig: "{}" });
const connection = { region: "eu-central-1", clusterName: cluster.name, endpoint: cluster.endpoint };
const irsa = { oidcProviderArn: "arn:aws:iam::111122223333:oidc-provider/x", oidcIssuer: "https://x" };
`;

describe("aws-vpc-cni alone on an aws.eks.Cluster", () => {
  const programs = new Programs();
  after(() => {
    programs.dispose();
  });

  it("needs no Kubernetes provider as an add-on, and has EKS annotate the ServiceAccount", () => {
    const made = programs.record(
      `${EKS}new ours.VpcCni("cni", { ...connection, ...irsa, version: "v1.22.4-eksbuild.1", masquerade: true });\n`,
    );
    const { inputs } = made.one("Addon", "cni");
    assert.equal(inputs["addonVersion"], "v1.22.4-eksbuild.1");
    assert.match(String(inputs["serviceAccountRoleArn"]), /^arn:aws:iam::\d+:role\/cni/);
    const { env } = JSON.parse(String(inputs["configurationValues"])) as { env: Inputs };
    assert.equal(env["AWS_VPC_K8S_CNI_EXTERNALSNAT"], "false");
    assert.ok(!("ANNOTATE_POD_IP" in env));
  });

  it("puts the release where opts.providers says", () => {
    const made = programs.record(
      `${EKS}new ours.VpcCni("cni", { ...connection, ...irsa, as: "helm" }, { providers: [kubernetes] });\n`,
    );
    const release = made.one("Release", "cni");
    assert.ok(release.options.provider?.startsWith(made.one("pulumi:providers:kubernetes").urn));
  });

  it("is refused as a release without a provider, and with irsa without an issuer", () => {
    assert.match(
      programs.refusal(`${EKS}new ours.VpcCni("cni", { ...connection, ...irsa, as: "helm" });\n`),
      /VpcCni "cni": no Kubernetes provider was passed/,
    );
    assert.match(
      programs.refusal(`${EKS}new ours.VpcCni("cni", connection);\n`),
      /identity irsa needs the cluster's OIDC provider/,
    );
  });

  it("judges its own arguments, under their own names", () => {
    const made = programs.record(
      `${EKS}new ours.VpcCni("cni", { ...connection, ...irsa, version: "1.22.4" });\n`,
    );
    assert.deepEqual(
      made.plan.findings.map(({ rule, path }) => [rule, path]),
      [["vpc-cni-version-form", "version"]],
    );
  });

  it("lets a sweep be placed for it, and none for nobody", () => {
    const made = programs.record(
      `${EKS}new ours.EniSweep("sweep", { region: "eu-central-1", vpcId: "vpc-1", vpcCniClusterName: cluster.name });\n`,
    );
    assert.match(String(environmentOf(made, "sweep")["VPC_CNI_CLUSTER_NAME"]), /^shop/);
    assert.match(
      programs.refusal(
        `${EKS}new ours.EniSweep("sweep", { region: "eu-central-1", vpcId: "vpc-1" });\n`,
      ),
      /nobody said whose ENIs to delete/,
    );
  });
});
