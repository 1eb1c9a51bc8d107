import { OperatingSystem } from "../spec/choices";
import { ciliumValue, isOn } from "./cilium-values";
import { rule } from "./rule";

const REFUSED: Readonly<Record<string, string>> = {
  "nodeinit.enabled": "needs bash on the host and would end with status 127",
  "sysctlfix.enabled":
    "writes to /etc/sysctl.d, which SELinux denies, and the agent's init would fail",
};

/**
 * Bottlerocket has no shell, and /etc is writable by its own programs alone.
 *
 * @see bottlerocket-os/bottlerocket#1405; cilium/cilium#22973
 */
export const ciliumBottlerocketValues = rule({
  id: "cilium-bottlerocket-values",
  severity: "error",
  title: "Cilium asks nothing of Bottlerocket that it refuses",
  needs: ["cni", "nodeGroups"],
  judge: ({ cni, nodeGroups }) =>
    nodeGroups.some((group) => group.operatingSystem === OperatingSystem.Bottlerocket)
      ? Object.entries(REFUSED)
          .filter(([path]) => isOn(ciliumValue(cni, path)))
          .map(([path, consequence]) => ({
            path: `cni.values.${path}`,
            message: `on, with Bottlerocket nodes; it ${consequence}`,
            remedy: "leave it out",
          }))
      : [],
});
