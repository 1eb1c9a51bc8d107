import { CILIUM_NAME_MAX } from "../spec/cilium-cluster-name";
import { ciliumValue, isCiliumClusterName } from "./cilium-values";
import { show } from "./document-value";
import { rule } from "./rule";

/**
 * The chart refuses a `cluster.name` that is empty, longer than 32 characters or anything but lowercase
 * letters, digits and inner hyphens; EKS allows more.
 *
 * @see cilium/charts: cilium-1.20.0, templates/validate.yaml, "The cluster name is invalid"
 */
export const ciliumClusterNameRule = rule({
  id: "cilium-cluster-name",
  severity: "error",
  title: "Cilium's cluster name is valid",
  needs: ["cni"],
  judge: ({ cni }) => {
    const name = ciliumValue(cni, "cluster.name");
    return name === undefined || isCiliumClusterName(name)
      ? []
      : [
          {
            path: "cni.values.cluster.name",
            message: `${show(name)} is not a Cilium cluster name: lowercase letters, digits and inner "-", 1 to ${String(CILIUM_NAME_MAX)} characters; the chart would refuse it at install`,
            remedy: `leave it out: "${cni.ciliumClusterName}" is derived from the cluster's name and region`,
          },
        ];
  },
});
