import { rule } from "./rule";
import { isInstalled, switchOf, variablePath } from "./vpc-cni-settings";

/**
 * Connections to a NodePort come in on a node's first interface. aws-node marks them, so that the answers of pods with
 * addresses of other interfaces go out there too.
 *
 * @see aws/amazon-vpc-cni-k8s: README.md, AWS_VPC_CNI_NODE_PORT_SUPPORT, and pkg/networkutils/network.go, v1.23.1
 */
export const vpcCniNodePort = rule({
  id: "vpc-cni-node-port",
  severity: "warning",
  title: "Answers leave a node where the request came in",
  needs: ["cni", "vpcCni"],
  judge: ({ cni, vpcCni }) =>
    isInstalled(vpcCni) &&
    !cni.kubeProxyReplacement &&
    switchOf(vpcCni, "AWS_VPC_CNI_NODE_PORT_SUPPORT") === false
      ? [
          {
            path: variablePath("AWS_VPC_CNI_NODE_PORT_SUPPORT"),
            message:
              "connections through load balancers and NodePorts to pods on a node's second and later interfaces would be answered on the wrong one, and hang",
            remedy: "delete it, or suppress this rule when nothing uses NodePorts",
          },
        ]
      : [],
});
