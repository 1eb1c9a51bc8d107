import { parse } from "yaml";
import type { Document } from "../../../../spec/cluster-input";
import { objectOf, type Rendered } from "../helm";
import type { Facts, RenderedRelease } from "./facts";
import { pluginConfiguration } from "./linkerd-cni";

interface PodSpec {
  readonly containers: readonly { readonly name: string }[];
  readonly initContainers?: readonly { readonly name: string; readonly restartPolicy?: string }[];
}

/** Ports and user of the proxy: the injector's and the plugin's have to be the same. */
function proxyOfPlugin(cni: Rendered) {
  const { linkerd } = pluginConfiguration(cni) as { linkerd: Document };
  return {
    uid: linkerd["proxy-uid"] as unknown,
    inbound: linkerd["incoming-proxy-port"] as unknown,
    outbound: linkerd["outgoing-proxy-port"] as unknown,
  };
}

/** The control plane trusts linkerd-cni with the redirection, and its proxies run as native sidecars. */
export function linkerdControlPlaneFacts({ rendered, others }: RenderedRelease): Facts {
  const { data } = objectOf(rendered, "ConfigMap", "linkerd-config") as {
    data: Record<string, string>;
  };
  const values = parse(data["values"] ?? "") as Document;
  const pod = objectOf(rendered, "Deployment", "linkerd-destination")["spec"].template
    .spec as PodSpec;
  const init = pod.initContainers ?? [];
  const { proxy } = values as { proxy: Document };
  const cni = others.get("linkerd2-cni");
  return {
    actual: {
      cniEnabled: values["cniEnabled"],
      "init containers": init.map(({ name }) => name).filter((name) => name !== "linkerd-proxy"),
      "native sidecar": init.find(({ name }) => name === "linkerd-proxy")?.restartPolicy,
      "key in the ConfigMap": (values["identity"]?.issuer?.tls as Document | undefined)?.["keyPEM"],
      proxy: {
        uid: proxy["uid"] as unknown,
        inbound: proxy["ports"].inbound as unknown,
        outbound: proxy["ports"].outbound as unknown,
      },
    },
    expected: {
      cniEnabled: cni !== undefined,
      "init containers": [cni === undefined ? "linkerd-init" : "linkerd-network-validator"],
      "native sidecar": "Always",
      "key in the ConfigMap": undefined,
      proxy: cni === undefined ? { uid: 2102, inbound: 4143, outbound: 4140 } : proxyOfPlugin(cni),
    },
  };
}
