import type { VpcCniSpec } from "../spec/cluster-spec";
import { show } from "./document-value";
import { rule } from "./rule";
import { isInstalled, numberOf, switchOf, variableOf, variablePath } from "./vpc-cni-settings";

/** A variable, when aws-node ends over it, and what it takes instead. */
type Refusal = readonly [
  name: string,
  isRefused: (value: string, vpcCni: VpcCniSpec) => boolean,
  write: string,
];

const isNoMtu = (name: string) => (_value: string, vpcCni: VpcCniSpec) => {
  const mtu = numberOf(vpcCni, name);
  return mtu !== undefined && (mtu < 576 || mtu > 9001);
};

const REFUSALS: readonly Refusal[] = [
  ["AWS_VPC_ENI_MTU", isNoMtu("AWS_VPC_ENI_MTU"), "576 to 9001"],
  ["POD_MTU", isNoMtu("POD_MTU"), "576 to 9001"],
  [
    "AWS_VPC_K8S_CNI_VETHPREFIX",
    (value) => value.length > 4 || ["eth", "lo", "vlan"].includes(value),
    "at most four characters, and not eth, lo or vlan",
  ],
  ["AWS_VPC_K8S_PLUGIN_LOG_FILE", (value) => value === "stdout", "a file, or stderr"],
  [
    "IP_COOLDOWN_PERIOD",
    (_value, vpcCni) => (numberOf(vpcCni, "IP_COOLDOWN_PERIOD") ?? 0) < 0,
    "0 or more seconds",
  ],
  [
    "POD_SECURITY_GROUP_ENFORCING_MODE",
    (value, vpcCni) =>
      switchOf(vpcCni, "ENABLE_POD_ENI") === true && !["strict", "standard"].includes(value),
    "strict or standard",
  ],
  [
    "ENABLE_IPv4",
    (_value, vpcCni) => switchOf(vpcCni, "ENABLE_IPv4") === false,
    "true: only IPv4 clusters have aws-vpc-cni here",
  ],
  [
    "ENABLE_IPv6",
    (_value, vpcCni) => switchOf(vpcCni, "ENABLE_IPv6") === true,
    "false: it takes one family, and only IPv4 clusters have aws-vpc-cni here",
  ],
];

/**
 * aws-node checks these variables when it starts, and ends where they do not fit: no node would become Ready.
 *
 * @see aws/amazon-vpc-cni-k8s: cmd/aws-vpc-cni/main.go, validateEnvVars, and pkg/ipamd/ipamd.go, isConfigValid, v1.23.1
 */
export const vpcCniRefusedValue = rule({
  id: "vpc-cni-refused-value",
  severity: "error",
  title: "aws-node starts with its variables",
  needs: ["vpcCni"],
  judge: ({ vpcCni }) =>
    REFUSALS.flatMap(([name, isRefused, write]) => {
      const value = variableOf(vpcCni, name);
      return isInstalled(vpcCni) && value !== undefined && isRefused(value, vpcCni)
        ? [
            {
              path: variablePath(name),
              message: `aws-node refuses to start with ${show(value)}; no node would become Ready`,
              remedy: `write ${write}, or delete it`,
            },
          ]
        : [];
    }),
});
