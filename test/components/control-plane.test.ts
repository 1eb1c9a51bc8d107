import assert from "node:assert/strict";
import { Programs, type Inputs, type Recorded } from "./program";

const BASE = {
  clusterName: "shop",
  region: "eu-central-1",
  version: "1.35",
  vpcId: "vpc-1",
  subnetIds: ["subnet-1", "subnet-2"],
};

/** What the SDK of @pulumi/eks adds to every add-on's options. */
const SDK_DEFAULTS = {
  resolveConflictsOnCreate: "OVERWRITE",
  resolveConflictsOnUpdate: "OVERWRITE",
};

function programOf(planes: Readonly<Record<string, object>>): string {
  return Object.entries(planes)
    .map(
      ([name, overrides]) =>
        `const ${name} = new ours.ControlPlane("${name}", ${JSON.stringify({ ...BASE, ...overrides })});`,
    )
    .join("\n");
}

describe("a ControlPlane", () => {
  const programs = new Programs();
  let made: Recorded;
  before(() => {
    made = programs.record(
      programOf({
        plain: {},
        full: {
          serviceCidr: "10.100.0.0/16",
          endpoint: { public: true, private: false, publicAccessCidrs: ["203.0.113.0/24"] },
          accessEntries: {
            admin: {
              principalArn: "arn:aws:iam::123456789012:role/admin",
              policies: [{ policy: "AmazonEKSClusterAdminPolicy" }],
            },
            ci: {
              principalArn: "arn:aws:iam::123456789012:role/ci",
              policies: [
                {
                  policy: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
                  namespaces: ["shop"],
                },
              ],
            },
            rbac: { principalArn: "arn:aws:iam::123456789012:role/rbac" },
          },
          kmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1",
          logTypes: ["api", "scheduler"],
          upgradePolicy: "EXTENDED",
          tags: { team: "shop" },
        },
        six: { ipFamily: "ipv6" },
        china: {
          region: "cn-north-1",
          accessEntries: {
            admin: {
              principalArn: "arn:aws-cn:iam::123456789012:role/admin",
              policies: [{ policy: "AmazonEKSViewPolicy" }],
            },
          },
        },
      }) +
        `\nnew aws.ec2.Eip("show", { tags: { four: plain.serviceCidr, six: six.serviceCidr } });\n`,
    );
  });
  after(() => {
    programs.dispose();
  });

  const asked = (name: string) => made.inputs("eks:index:Cluster", name);
  const cluster = (name: string) => made.inputs("eks/cluster:Cluster", `${name}-eksCluster`);

  it("asks for a bare cluster: no aws-node, kube-proxy, CoreDNS, node group or security group", () => {
    const { providerCredentialOpts: _, ...inputs } = asked("plain");
    assert.deepEqual(inputs, {
      name: "shop",
      version: "1.35",
      vpcId: "vpc-1",
      subnetIds: ["subnet-1", "subnet-2"],
      useDefaultVpcCni: true,
      bootstrapSelfManagedAddons: false,
      kubeProxyAddonOptions: { enabled: false, ...SDK_DEFAULTS },
      corednsAddonOptions: { enabled: false, ...SDK_DEFAULTS },
      skipDefaultNodeGroup: true,
      skipDefaultSecurityGroups: true,
      authenticationMode: "API",
      accessEntries: {},
      createOidcProvider: false,
      endpointPublicAccess: true,
      endpointPrivateAccess: true,
      kubernetesServiceIpAddressRange: "172.20.0.0/16",
      enabledClusterLogTypes: ["audit", "authenticator"],
      upgradePolicy: { supportType: "STANDARD" },
      deletionProtection: false,
    });
    assert.deepEqual(made.names("Addon"), []);
    assert.deepEqual(made.names("SecurityGroup"), []);
  });

  it("becomes a cluster of that name, not of Pulumi's making", () => {
    assert.equal(cluster("plain")["name"], "shop");
    assert.equal(cluster("plain")["version"], "1.35");
    assert.equal((cluster("plain")["accessConfig"] as Inputs)["authenticationMode"], "API");
  });

  it("makes one OIDC provider of the cluster's issuer, without thumbprints", () => {
    const { inputs } = made.one("OpenIdConnectProvider", "full");
    assert.match(String(inputs["url"]), /^https:\/\/oidc\.eks\.eu-central-1\.amazonaws\.com\/id\//);
    assert.deepEqual(inputs["clientIdLists"], ["sts.amazonaws.com"]);
    assert.ok(!("thumbprintLists" in inputs));
    assert.deepEqual(inputs["tags"], { team: "shop" });
  });

  it("opens the endpoint to whom it is told", () => {
    const { endpointPublicAccess, endpointPrivateAccess, publicAccessCidrs } = cluster("full")[
      "vpcConfig"
    ] as Inputs;
    assert.deepEqual(
      [endpointPublicAccess, endpointPrivateAccess, publicAccessCidrs],
      [true, false, ["203.0.113.0/24"]],
    );
  });

  it("lets principals in by access entries, with policies by name or ARN, of a namespace or of all", () => {
    const policies = made
      .all("AccessPolicyAssociation")
      .filter(({ name }) => name.startsWith("full"));
    assert.deepEqual(
      policies.map(({ inputs }) => [inputs["policyArn"], inputs["accessScope"]]),
      [
        ["arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy", { type: "cluster" }],
        [
          "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
          { type: "namespace", namespaces: ["shop"] },
        ],
      ],
    );
    assert.deepEqual(
      made.names("AccessEntry").filter((name) => name.startsWith("full")),
      ["full-admin", "full-ci", "full-rbac"],
    );
  });

  it("names policies of the region's own partition", () => {
    const [policy] = made
      .all("AccessPolicyAssociation")
      .filter(({ name }) => name.startsWith("china"));
    assert.equal(
      policy?.inputs["policyArn"],
      "arn:aws-cn:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
    );
  });

  it("encrypts Secrets with a given key, logs what is asked, and says who pays for old versions", () => {
    assert.deepEqual(cluster("full")["encryptionConfig"], {
      provider: { keyArn: "arn:aws:kms:eu-central-1:123456789012:key/1" },
      resources: ["secrets"],
    });
    assert.ok(!("encryptionConfig" in cluster("plain")));
    assert.deepEqual(cluster("full")["enabledClusterLogTypes"], ["api", "scheduler"]);
    assert.deepEqual(cluster("full")["upgradePolicy"], { supportType: "EXTENDED" });
  });

  it("has Services in the range that was given, or with IPv6 in the one that EKS chooses", () => {
    assert.equal(asked("full")["kubernetesServiceIpAddressRange"], "10.100.0.0/16");
    assert.equal(asked("six")["ipFamily"], "ipv6");
    assert.ok(!("kubernetesServiceIpAddressRange" in asked("six")));
    const tags = made.inputs("Eip", "show")["tags"] as Record<string, string>;
    assert.equal(tags["four"], "172.20.0.0/16");
    assert.match(tags["six"] ?? "", /^fd[0-9a-f:]+\/108$/);
  });

  it("hands on a Kubernetes provider that becomes another one only with the cluster", () => {
    const { inputs } = made.one("pulumi:providers:kubernetes", "full");
    assert.equal(inputs["clusterIdentifier"], made.inputs("OpenIdConnectProvider", "full")["url"]);
    assert.match(String(inputs["kubeconfig"]), /"get-token","--cluster-name","shop"/);
  });
});
