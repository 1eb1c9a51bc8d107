import type { Document } from "../spec/cluster-input";
import type { NodeGroupSpec } from "../spec/cluster-spec";
import { clusterDnsIp, nodeadmDerivesDns } from "./cluster-dns";
import type { UserDataContext } from "./cluster-connection";
import { groupLabels, nodeLabelsFlag } from "./labels";
import { groupTaints, taintChannel } from "./taints";
import { toYaml } from "./yaml";

/** Media type under which nodeadm finds its NodeConfigs. */
export const NODE_CONFIG_TYPE = "application/node.eks.aws";

/** A `NodeConfig` of nodeadm, as an object. */
export interface NodeConfig {
  readonly apiVersion: "node.eks.aws/v1alpha1";
  readonly kind: "NodeConfig";
  readonly spec: Document;
}

/** Wraps a `spec`. */
export function nodeConfig(spec: Document): NodeConfig {
  return { apiVersion: "node.eks.aws/v1alpha1", kind: "NodeConfig", spec };
}

function kubeletConfig(group: NodeGroupSpec, context: UserDataContext): Document {
  const { serviceCidr } = context.cluster;
  const dns = nodeadmDerivesDns(serviceCidr) ? undefined : clusterDnsIp(serviceCidr);
  const taints = taintChannel(group) === "kubelet" ? groupTaints(group, context.cni) : [];
  return {
    maxPods: context.maxPods,
    ...(dns === undefined ? {} : { clusterDNS: [dns] }),
    ...(taints.length === 0
      ? {}
      : {
          registerWithTaints: taints.map(({ key, value, effect }) => ({
            key,
            ...(value === undefined ? {} : { value }),
            effect,
          })),
        }),
  };
}

/**
 * The complete NodeConfig of a group. To that of a managed group without an AMI EKS adds its own, with the same cluster
 * fields, so it does not matter which of the two nodeadm reads last; on any other this is all there is.
 *
 * `maxPods` stands there twice: as the kubelet's number, and as the expression from which nodeadm (since AMI release
 * v20251007) computes the memory it reserves for the kubelet. An older nodeadm does not know the expression, ignores
 * it and reserves for the number of its own table (awslabs/amazon-eks-ami: nodeadm/internal/kubelet/config.go).
 */
export function buildNodeConfig(group: NodeGroupSpec, context: UserDataContext): NodeConfig {
  const { cluster } = context;
  const labels = nodeLabelsFlag(groupLabels(group));
  return nodeConfig({
    cluster: {
      name: cluster.name,
      apiServerEndpoint: cluster.apiServerEndpoint,
      certificateAuthority: cluster.certificateAuthority,
      cidr: cluster.serviceCidr,
    },
    kubelet: {
      config: kubeletConfig(group, context),
      ...(labels === undefined ? {} : { flags: [labels] }),
      maxPodsExpression: String(context.maxPods),
    },
  });
}

/** The text of a NodeConfig part. */
export function renderNodeConfig(config: NodeConfig): string {
  return toYaml(config);
}
