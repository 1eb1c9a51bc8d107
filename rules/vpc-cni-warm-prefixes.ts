import { rule } from "./rule";
import { isInstalled, numberOf, switchOf, variablePath } from "./vpc-cni-settings";

const TARGETS = ["WARM_PREFIX_TARGET", "WARM_IP_TARGET", "MINIMUM_IP_TARGET"];

/**
 * With prefixes aws-node wants to keep something spare, and ends where all three targets are zero.
 *
 * @see aws/amazon-vpc-cni-k8s: cmd/aws-vpc-cni/main.go, validateEnvVars, and docs/prefix-and-ip-target.md, v1.23.1
 */
export const vpcCniWarmPrefixes = rule({
  id: "vpc-cni-warm-prefixes",
  severity: "error",
  title: "aws-node with prefixes keeps some spare",
  needs: ["cni", "vpcCni"],
  judge: ({ cni, vpcCni }) => {
    const prefixes = switchOf(vpcCni, "ENABLE_PREFIX_DELEGATION") ?? cni.prefixDelegation;
    const given = numberOf(vpcCni, "WARM_PREFIX_TARGET");
    const spare = TARGETS.some((name) => (numberOf(vpcCni, name) ?? 0) > 0);
    return isInstalled(vpcCni) && prefixes && given !== undefined && given <= 0 && !spare
      ? [
          {
            path: variablePath("WARM_PREFIX_TARGET"),
            message: `${String(given)} with prefixes, and neither WARM_IP_TARGET nor MINIMUM_IP_TARGET; aws-node refuses to start, and no node would become Ready`,
            remedy: 'delete it: "1" is written, or write WARM_IP_TARGET and MINIMUM_IP_TARGET',
          },
        ]
      : [];
  },
});
