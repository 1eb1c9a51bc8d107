import { IptablesMode, OperatingSystem } from "../spec/choices";
import { effectiveIptablesMode } from "./effective-linkerd";
import { rule } from "./rule";
import { isAtLeast } from "../pins/version-order";

const KERNEL_WITHOUT_LEGACY_TABLES = "1.33";

/**
 * AL2023 has no `iptables-legacy`, and the kernels of nodes for Kubernetes 1.33 and later were seen
 * without the legacy tables.
 *
 * @see linkerd/linkerd2#14538; amazonlinux/amazon-linux-2023 packages: iptables-nft
 */
export const linkerdLegacy = rule({
  id: "linkerd-legacy",
  severity: "error",
  title: "legacy only where the tables are",
  needs: ["linkerd", "nodeGroups", "version"],
  judge: ({ linkerd, nodeGroups, version }) => {
    const { value, path } = effectiveIptablesMode(linkerd);
    if (!linkerd.cni || value !== IptablesMode.Legacy) {
      return [];
    }
    const al2023 = nodeGroups.some((group) => group.operatingSystem === OperatingSystem.AL2023);
    const newKernel = isAtLeast(version, KERNEL_WITHOUT_LEGACY_TABLES);
    const why = al2023
      ? "AL2023, which has no iptables-legacy"
      : `Kubernetes ${version}, whose node kernels have no legacy tables`;
    return al2023 || newKernel
      ? [
          {
            path,
            message: `legacy, with ${why}; every meshed pod would fail with "exit status 127" or without rules`,
            remedy: "write plain",
          },
        ]
      : [];
  },
});
