import { ciliumValue, isOn } from "./cilium-values";
import { rule } from "./rule";

const FILE_SOURCES = ["cni.configMap", "cni.readCniConf"] as const;

/**
 * `cni.customConf` makes the agent manage no conflist at all, and a conflist from a ConfigMap or file is
 * copied as it is: an agent restart then no longer repairs a stale linkerd-cni entry.
 *
 * @see cilium/cilium: daemon/cmd/cni/config.go; cilium/charts: cilium-1.20.0, values.yaml, cni
 */
export const ciliumCustomConf = rule({
  id: "cilium-custom-conf",
  severity: "error",
  title: "Cilium writes its own conflist",
  needs: ["cni", "linkerd"],
  judge: ({ cni, linkerd }) => {
    const custom = isOn(ciliumValue(cni, "cni.customConf"));
    const sources = FILE_SOURCES.filter((path) => Boolean(ciliumValue(cni, path)));
    const consequence = linkerd.cni
      ? "a stale linkerd-cni entry would survive every restart of the agent"
      : "nobody would write a conflist and nodes would stay NotReady";
    const wrong = linkerd.cni
      ? [...(custom ? ["cni.customConf"] : []), ...sources]
      : custom && sources.length === 0
        ? ["cni.customConf"]
        : [];
    return wrong.map((path) => ({
      path: `cni.values.${path}`,
      message: `given, so that Cilium does not write 05-cilium.conflist itself; ${consequence}`,
      remedy: "delete it: linkerd-cni appends itself to the conflist that Cilium writes",
    }));
  },
});
