import { OperatingSystem } from "../spec/choices";
import { calicoValue } from "./calico-values";
import { show } from "./document-value";
import { rule } from "./rule";

const PATHS = ["installation.flexVolumePath", "installation.kubeletVolumePluginPath"] as const;

/**
 * calico-node mounts the FlexVolume directory and writes a driver into it. The default lies below /usr, which is
 * read-only on Bottlerocket; below /var/lib/kubelet SELinux denies it. The operator refuses relative paths.
 *
 * @see bottlerocket-os/bottlerocket#2413; tigera/operator: pkg/controller/installation/core_controller.go and validation.go, v1.42.3
 */
export const calicoFlexVolume = rule({
  id: "calico-flex-volume",
  severity: "error",
  title: "Calico's volume drivers go where nodes let them",
  needs: ["cni", "nodeGroups"],
  judge: ({ cni, nodeGroups }) => {
    const bottlerocket = nodeGroups.find(
      ({ operatingSystem }) => operatingSystem === OperatingSystem.Bottlerocket,
    );
    return PATHS.flatMap((path) => {
      const value = calicoValue(cni, path);
      if (value === undefined || value === "None") return [];
      const what =
        typeof value === "string" && value !== "" && !value.startsWith("/")
          ? "is no absolute path; the operator would refuse the Installation and no node would become Ready"
          : path === PATHS[0] && bottlerocket !== undefined
            ? `would make calico-node install a driver on the nodes of ${bottlerocket.name}, where Bottlerocket lets it write to no such directory; it could not start there`
            : undefined;
      return what === undefined
        ? []
        : [
            {
              path: `cni.values.${path}`,
              message: `${show(value)} ${what}`,
              remedy: `leave it out: "None" is written, which only policies by application layer would miss`,
            },
          ];
    });
  },
});
