import { IptablesMode, OperatingSystem } from "../spec/choices";
import { effectiveImageVersion, effectiveIptablesMode } from "./effective-linkerd";
import { rule } from "./rule";
import { isOlder } from "../pins/version-order";

const FIRST_VARIANT = "1.34";
const FIRST_IMAGE_WITH_FALLBACK = "v1.7.0";

/**
 * Bottlerocket has `iptables-nft` only in variants for Kubernetes 1.34 and later. Below, nsenter ends with
 * status 127, and the control plane hangs in Init; images from v1.7.0 on fall back to what is there.
 *
 * @see linkerd/linkerd2#14538; bottlerocket-os/bottlerocket: CHANGELOG, 1.47.0, #4640
 */
export const linkerdNftBottlerocket = rule({
  id: "linkerd-nft-bottlerocket",
  severity: "error",
  title: "nft only where Bottlerocket has it",
  needs: ["linkerd", "nodeGroups", "version"],
  judge: ({ linkerd, nodeGroups, version }) => {
    const { value, path } = effectiveIptablesMode(linkerd);
    const bottlerocket = nodeGroups.some(
      (group) => group.operatingSystem === OperatingSystem.Bottlerocket,
    );
    return linkerd.cni &&
      value === IptablesMode.Nft &&
      bottlerocket &&
      isOlder(version, FIRST_VARIANT) &&
      isOlder(effectiveImageVersion(linkerd).value, FIRST_IMAGE_WITH_FALLBACK)
      ? [
          {
            path,
            message: `nft, with Bottlerocket for Kubernetes ${version}, which has no iptables-nft before ${FIRST_VARIANT}; every meshed pod would fail with "exit status 127"`,
            remedy: "write plain",
          },
        ]
      : [];
  },
});
