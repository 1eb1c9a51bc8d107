import * as aws from "@pulumi/aws";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { Cilium, EniSweep, NodeGroup, RolloutGate } from "pulumi-eks-cni";

const config = new pulumi.Config();
const region = new pulumi.Config("aws").require("region");
const vpcId = config.require("vpcId");
const subnetIds = config.requireObject<string[]>("subnetIds");

const role = new aws.iam.Role("shop", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "eks.amazonaws.com" }),
});
const policy = new aws.iam.RolePolicyAttachment("shop", {
  role: role.name,
  policyArn: "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy",
});
const cluster = new aws.eks.Cluster(
  "shop",
  {
    version: "1.35",
    roleArn: role.arn,
    // Without it EKS installs aws-node, kube-proxy and CoreDNS by itself.
    bootstrapSelfManagedAddons: false,
    accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: true },
    vpcConfig: { subnetIds },
  },
  { dependsOn: [policy] },
);
const issuer = cluster.identities.apply((identities) => identities[0]?.oidcs?.[0]?.issuer ?? "");
const oidc = new aws.iam.OpenIdConnectProvider("shop", {
  url: issuer,
  clientIdLists: ["sts.amazonaws.com"],
});

const connection = {
  region,
  clusterName: cluster.name,
  endpoint: cluster.endpoint,
  certificateAuthority: cluster.certificateAuthority.apply((ca) => ca.data ?? ""),
};
const kubernetes = new k8s.Provider("shop", {
  clusterIdentifier: issuer,
  kubeconfig: pulumi.jsonStringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [
      {
        name: "shop",
        cluster: {
          server: connection.endpoint,
          "certificate-authority-data": connection.certificateAuthority,
        },
      },
    ],
    users: [
      {
        name: "shop",
        user: {
          exec: {
            apiVersion: "client.authentication.k8s.io/v1beta1",
            command: "aws",
            args: ["--region", region, "eks", "get-token", "--cluster-name", cluster.name],
          },
        },
      },
    ],
    contexts: [{ name: "shop", context: { cluster: "shop", user: "shop" } }],
    "current-context": "shop",
  }),
});

// The order that cannot deadlock: CNI, gate, sweep, nodes.
const cilium = new Cilium(
  "cilium",
  { ...connection, mode: "eni", oidcProviderArn: oidc.arn, oidcIssuer: issuer },
  { providers: [kubernetes] },
);
const gate = new RolloutGate(
  "cilium",
  {
    ...connection,
    revision: cilium.configurationHash,
    workloads: [
      { namespace: "kube-system", resource: "daemonset/cilium" },
      { namespace: "kube-system", resource: "deployment/cilium-operator" },
    ],
  },
  { dependsOn: [cilium] },
);
const sweep = new EniSweep(
  "cilium",
  { region, vpcId, ciliumClusterName: cilium.ciliumClusterName },
  { dependsOn: [gate] },
);
const general = new NodeGroup(
  "general",
  {
    ...connection,
    name: "general",
    version: "1.35",
    serviceCidr: cluster.kubernetesNetworkConfig.apply((network) => network.serviceIpv4Cidr ?? ""),
    clusterSecurityGroupId: cluster.vpcConfig.apply((vpc) => vpc.clusterSecurityGroupId ?? ""),
    cni: { kind: "cilium", mode: "eni" },
    subnetIds,
    operatingSystem: "AL2023",
    instanceTypes: ["m7g.large"],
    scaling: { min: 2, max: 4, desired: 2 },
  },
  { dependsOn: [sweep] },
);

export const nodeGroupName = general.nodeGroupName;
