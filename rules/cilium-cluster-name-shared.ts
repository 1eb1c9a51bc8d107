import { CniMode } from "../spec/choices";
import { ciliumValue, isCiliumClusterName } from "./cilium-values";
import { show } from "./document-value";
import { rule } from "./rule";

/**
 * Cilium tags its ENIs with its cluster name, and garbage collection and the sweep on destroy delete by that
 * tag. Our name ends in a hash of name and region; another one may be another cluster's too.
 *
 * @see cilium/cilium: pkg/aws/eni/eni_gc.go, tags io.cilium/cilium-managed and io.cilium/cluster-name
 */
export const ciliumClusterNameShared = rule({
  id: "cilium-cluster-name-shared",
  severity: "warning",
  title: "Cilium's cluster name is unique",
  needs: ["cni"],
  judge: ({ cni }) => {
    const name = ciliumValue(cni, "cluster.name");
    return cni.mode === CniMode.Eni && isCiliumClusterName(name) && name !== cni.ciliumClusterName
      ? [
          {
            path: "cni.values.cluster.name",
            message: `${show(name)} replaces the unique "${cni.ciliumClusterName}"; two clusters of one name would delete each other's ENIs, and the sweep on destroy would miss this one's`,
            remedy: "leave it out, or suppress this rule when the name is unique in the account",
          },
        ]
      : [];
  },
});
