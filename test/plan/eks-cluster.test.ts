import assert from "node:assert/strict";
import type { Plan } from "../../plan/plan";
import { resourceCalled, TestProjects } from "./command-line";

const BARE = `
import * as aws from "@pulumi/aws";
import * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
const subnet = new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
const bare = {
  name: "dev", version: "1.35", vpcId: vpc.id, subnetIds: [subnet.id],
  useDefaultVpcCni: true, bootstrapSelfManagedAddons: false, skipDefaultNodeGroup: true, skipDefaultSecurityGroups: true,
  kubeProxyAddonOptions: { enabled: false }, corednsAddonOptions: { enabled: false },
  authenticationMode: eks.AuthenticationMode.Api, createOidcProvider: false,
  accessEntries: { admin: { principalArn: "arn:aws:iam::1:role/admin", accessPolicies: { view: {
    policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy", accessScope: { type: "cluster" } } } } },
};
const cluster = new eks.Cluster("dev", bare, { protect: true });
new aws.ec2.Eip("show", { tags: {
  endpoint: cluster.eksCluster.endpoint, issuer: cluster.oidcIssuer, group: cluster.clusterSecurityGroupId,
  ca: cluster.eksCluster.certificateAuthority.apply((ca) => String(ca.data?.length)),
  vpc: cluster.core.vpcId, config: cluster.kubeconfigJson,
} });
new aws.ec2.Eip("behind", {}, { dependsOn: [cluster] });
new aws.ec2.LaunchTemplate("nodes", { userData: cluster.kubeconfigJson.apply((text) => Buffer.from(text).toString("base64")) });
`;

describe("eks.Cluster in its bare form", () => {
  const projects = new TestProjects();
  let plan: Plan;
  after(() => {
    projects.dispose();
  });
  before(() => {
    const project = projects.make({ "index.ts": BARE });
    const run = project.run("plan");
    assert.equal(run.status, 0, run.stderr);
    plan = project.plan();
  });

  it("is followed by the children that its provider makes", () => {
    const { urn } = resourceCalled(plan, "dev");
    assert.deepEqual(
      plan.resources
        .filter(({ expandedFrom }) => expandedFrom === urn)
        .map(({ type, name }) => `${type} ${name}`)
        .sort(),
      [
        "aws:eks/accessEntry:AccessEntry dev-admin",
        "aws:eks/accessPolicyAssociation:AccessPolicyAssociation dev-admin-view",
        "aws:eks/cluster:Cluster dev-eksCluster",
        "aws:iam/role:Role dev-eksRole-role",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment dev-eksRole-4b490823",
        "eks:index:ServiceRole dev-eksRole",
        "pulumi:providers:kubernetes dev-eks-k8s",
      ],
    );
    assert.equal(resourceCalled(plan, "dev").opaque, undefined);
  });

  it("makes the cluster after its role, its policy and its subnets, protected like the component", () => {
    const { dependsOn, options } = resourceCalled(plan, "dev-eksCluster");
    for (const name of ["dev-eksRole-role", "dev-eksRole-4b490823", "subnet", "dev"]) {
      assert.ok(dependsOn.includes(resourceCalled(plan, name).urn), name);
    }
    assert.equal(options.protect, true);
  });

  it("answers with the cluster that it made", () => {
    const tags = resourceCalled(plan, "show").inputs["tags"] as Readonly<Record<string, string>>;
    assert.match(
      tags["endpoint"] ?? "",
      /^https:\/\/[0-9A-F]{32}\.gr7\.eu-central-1\.eks\.amazonaws\.com$/,
    );
    assert.match(
      tags["issuer"] ?? "",
      /^oidc\.eks\.eu-central-1\.amazonaws\.com\/id\/[0-9A-F]{32}$/,
    );
    assert.match(tags["group"] ?? "", /^sg-[0-9a-f]{17}$/);
    assert.equal(tags["ca"], "1476");
    assert.match(tags["vpc"] ?? "", /^vpc-[0-9a-f]{17}$/);
    assert.equal(tags["config"], "[secret]");
  });

  it("holds back what depends on it until all its children are there", () => {
    const { dependsOn } = resourceCalled(plan, "behind");
    assert.ok(dependsOn.includes(resourceCalled(plan, "dev-eksCluster").urn));
    assert.ok(dependsOn.includes(resourceCalled(plan, "dev-eks-k8s").urn));
  });

  it("stays opaque with arguments whose resources are not known here", () => {
    const project = projects.make({
      "index.ts": `import * as eks from "@pulumi/eks";\nconst made = new eks.Cluster("full", {});\nexport const endpoint = made.eksCluster.endpoint;\n`,
    });
    const run = project.run("plan");
    assert.equal(run.status, 0, run.stderr);
    assert.equal(resourceCalled(project.plan(), "full").opaque, true);
  });
});
