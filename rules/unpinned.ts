import { OperatorIdentity } from "../spec/choices";
import { rule } from "./rule";
import { isAddon } from "./vpc-cni-settings";

/** Longer lists are cut: the command finds them all. */
const NAMED = 6;

/**
 * AMI releases, add-on versions and image digests cannot be known offline. Left out, the newest are taken
 * once, at creation (by EKS, for a self-managed group by a look-up), and later previews stay empty; another
 * cluster of the same file may get others.
 *
 * @see Amazon EKS API Reference, CreateNodegroup, releaseVersion, and CreateAddon, addonVersion
 */
export const unpinned = rule({
  id: "unpinned",
  severity: "info",
  title: "Versions that only AWS knows are written down",
  needs: ["nodeGroups", "addons", "cni", "vpcCni", "linkerd"],
  judge: ({ nodeGroups, addons, cni, vpcCni, linkerd }) => {
    const managed = [
      "coredns",
      ...(cni.kubeProxyReplacement ? [] : ["kubeProxy"]),
      ...(cni.operatorIdentity === OperatorIdentity.PodIdentity ? ["podIdentityAgent"] : []),
    ];
    const open = [
      ...nodeGroups.flatMap(({ releaseVersion, amiId }, index) =>
        releaseVersion === undefined && amiId === undefined
          ? [`nodeGroups[${String(index)}].releaseVersion`]
          : [],
      ),
      ...[...new Set([...managed, ...Object.keys(addons)])]
        .filter((name) => addons[name]?.version === undefined)
        .map((name) => `addons.${name}.version`),
      ...(isAddon(vpcCni) && vpcCni.version === undefined ? ["vpcCni.version"] : []),
      ...(linkerd.cni && !linkerd.imageVersion.includes("@sha256:")
        ? ["the digest of linkerd.imageVersion"]
        : []),
    ];
    const more = open.length > NAMED ? ` and ${String(open.length - NAMED)} more` : "";
    return open.slice(0, 1).map((path) => ({
      path,
      message: `not pinned, because only AWS and the registries know them: ${open.slice(0, NAMED).join(", ")}${more}; until then the newest is taken once, at creation`,
      remedy:
        "run `eks-cni pins` with your credentials: it reads them and writes them into the stack file",
    }));
  },
});
