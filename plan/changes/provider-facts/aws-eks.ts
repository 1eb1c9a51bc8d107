import { isMap } from "../../wire";
import { type FactTable, terraformAws } from "./type-facts";

/** Facts of the types of `aws:eks`. */
export const eksFacts: FactTable = {
  "aws:eks/cluster:Cluster": {
    forces: [
      "accessConfig.bootstrapClusterCreatorAdminPermissions",
      "bootstrapSelfManagedAddons",
      "kubernetesNetworkConfig.ipFamily",
      "kubernetesNetworkConfig.serviceIpv4Cidr",
      "name",
      "outpostConfig.controlPlaneInstanceType",
      "outpostConfig.controlPlanePlacement",
      "remoteNetworkConfig",
      "roleArn",
    ],
    // Envelope encryption cannot be switched off, and a role of auto mode can be added but not changed.
    forcesSometimes: (before, after) => {
      const forced: string[] = [];
      if (before["encryptionConfig"] !== undefined && after["encryptionConfig"] === undefined) {
        forced.push("encryptionConfig");
      }
      const [role, next] = [before, after].map(({ computeConfig }) =>
        isMap(computeConfig) ? computeConfig["nodeRoleArn"] : undefined,
      );
      if (isMap(after["computeConfig"]) && role !== undefined && role !== next) {
        forced.push("computeConfig.nodeRoleArn");
      }
      return forced;
    },
    sets: [
      "computeConfig.nodePools",
      "enabledClusterLogTypes",
      "encryptionConfig.resources",
      "outpostConfig.outpostArns",
      "remoteNetworkConfig.remoteNodeNetworks.cidrs",
      "remoteNetworkConfig.remotePodNetworks.cidrs",
      "vpcConfig.publicAccessCidrs",
      "vpcConfig.securityGroupIds",
      "vpcConfig.subnetIds",
    ],
    names: ["name"],
    source: terraformAws("eks/cluster.go", "00555dc5b38f92abbfa230badea0ed0754cea81e"),
    note: "subnets and security groups are changed in place, which older versions of the provider could not; `deletionProtection` is not in the version that was read",
  },
  "aws:eks/nodeGroup:NodeGroup": {
    forces: [
      "amiType",
      "capacityType",
      "clusterName",
      "diskSize",
      "instanceTypes",
      "launchTemplate.id",
      "launchTemplate.name",
      "nodeGroupName",
      "nodeGroupNamePrefix",
      "nodeRoleArn",
      "remoteAccess",
      "subnetIds",
    ],
    sets: ["remoteAccess.sourceSecurityGroupIds", "subnetIds", "taints"],
    names: ["nodeGroupName"],
    // Everything else (labels, taints, scaling, the update settings, tags) goes through UpdateNodegroupConfig.
    rolls: ["launchTemplate", "releaseVersion", "version"],
    source: terraformAws("eks/node_group.go", "012e0a32f0686212f447447fd3d81c3d0ce256ad"),
  },
  "aws:eks/addon:Addon": {
    forces: ["addonName", "clusterName"],
    sets: ["podIdentityAssociations"],
    source: terraformAws("eks/addon.go", "00a35305dc1b297a6fcdecdfbba33f1e63c3da39"),
  },
  "aws:eks/accessEntry:AccessEntry": {
    forces: ["clusterName", "principalArn", "type"],
    sets: ["kubernetesGroups"],
    source: terraformAws("eks/access_entry.go", "01f431114674c27cf790fafb67ac274bf8f765e1"),
  },
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
    forces: ["accessScope", "clusterName", "policyArn", "principalArn"],
    sets: ["accessScope.namespaces"],
    source: terraformAws(
      "eks/access_policy_association.go",
      "01f431114674c27cf790fafb67ac274bf8f765e1",
    ),
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    forces: ["clusterName", "namespace", "serviceAccount"],
    source: terraformAws(
      "eks/pod_identity_association.go",
      "00a35305dc1b297a6fcdecdfbba33f1e63c3da39",
    ),
  },
};
