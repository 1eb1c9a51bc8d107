import { mergeValues } from "../../../../charts";
import type { Document } from "../../../../spec/cluster-input";
import { objectOf, type Rendered } from "../helm";
import type { Facts, RenderedRelease } from "./facts";

/** The plugin's own configuration, as the chart writes it for the conflist. */
export function pluginConfiguration(rendered: Rendered): Document {
  const { data } = objectOf(rendered, "ConfigMap", "linkerd-cni-config") as {
    data: Record<string, string>;
  };
  return JSON.parse(data["cni_network_config"] ?? "") as Document;
}

/** The plugin calls the iptables that was asked for, and runs where it cannot lock itself out. */
export function linkerdCniFacts({ rendered, file, spec }: RenderedRelease): Facts {
  const plugin = pluginConfiguration(rendered);
  const daemonSet = objectOf(rendered, "DaemonSet", "linkerd-cni");
  const [patch] = file.patches ?? [];
  const patched = mergeValues(daemonSet, patch?.patch ?? {})["spec"].template.spec;
  const images = (patched.containers as { image: string }[]).map(({ image }) => image);
  return {
    actual: {
      mode: plugin["linkerd"]["iptables-mode"],
      "incoming port": plugin["linkerd"]["incoming-proxy-port"],
      "outgoing port": plugin["linkerd"]["outgoing-proxy-port"],
      uid: plugin["linkerd"]["proxy-uid"],
      versions: [...new Set(images.map((image) => image.split(":").at(-1)))],
      "patched DaemonSet": `${patch?.kind ?? ""} ${patch?.namespace ?? ""}/${patch?.name ?? ""}`,
      hostNetwork: patched.hostNetwork as unknown,
      priority: patched.priorityClassName as unknown,
    },
    expected: {
      mode: spec.linkerd.iptablesMode,
      "incoming port": 4143,
      "outgoing port": 4140,
      uid: 2102,
      versions: [spec.linkerd.imageVersion],
      "patched DaemonSet": "DaemonSet linkerd-cni/linkerd-cni",
      hostNetwork: true,
      priority: "system-node-critical",
    },
  };
}
