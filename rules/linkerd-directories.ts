import { show, valueAt } from "./document-value";
import { rule } from "./rule";

/** Where containerd looks on AL2023 and on Bottlerocket. */
const DIRECTORIES: Readonly<Record<string, string>> = {
  destCNINetDir: "/etc/cni/net.d",
  destCNIBinDir: "/opt/cni/bin",
};

/**
 * containerd looks for conflists and plugins in two directories, on both operating systems the same.
 *
 * @see awslabs/amazon-eks-ami: nodeadm/internal/containerd/config.template.toml, v20260724; bottlerocket-os/bottlerocket-core-kit: packages/containerd-2.1
 */
export const linkerdDirectories = rule({
  id: "linkerd-directories",
  severity: "error",
  title: "linkerd-cni installs where containerd looks",
  needs: ["linkerd"],
  judge: ({ linkerd }) =>
    Object.entries(DIRECTORIES).flatMap(([key, expected]) => {
      const value = valueAt(linkerd.cniValues, key);
      return linkerd.cni && value !== undefined && value !== expected
        ? [
            {
              path: `linkerd.cniValues.${key}`,
              message: `${show(value)}, containerd looks in ${expected}; the plugin would never be found or never be called`,
              remedy: "delete it",
            },
          ]
        : [];
    }),
});
