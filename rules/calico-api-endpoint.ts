import { CalicoDataplane } from "../spec/choices";
import { calicoValue } from "./calico-values";
import { show } from "./document-value";
import type { Finding } from "./rule";
import { rule } from "./rule";

const HOST = "kubernetesServiceEndpoint.host";
const PORT = "kubernetesServiceEndpoint.port";

function finding(path: string, message: string, remedy: string): Finding {
  return { path: `cni.values.${path}`, message, remedy };
}

function hostFault(host: unknown, needed: boolean): string | undefined {
  if (needed && (host === null || host === "")) {
    return "removes the address of the API server; without kube-proxy operator and agents would not find it and no node would become Ready";
  }
  return typeof host === "string" && host.includes("://")
    ? "has a scheme, but a host name alone is allowed; nothing of Calico would reach the API"
    : undefined;
}

/**
 * Without kube-proxy nobody serves the Service `kubernetes` before calico-node runs: operator, Typha and calico-node
 * must be told where the API server is, on 443, and must resolve its name without CoreDNS, which comes after the nodes.
 *
 * @see tigera/docs: calico/operations/ebpf/install.mdx; projectcalico/calico: charts/tigera-operator/values.yaml, kubernetesServiceEndpoint, v3.32.1
 */
export const calicoApiEndpoint = rule({
  id: "calico-api-endpoint",
  severity: "error",
  title: "Calico finds the API server",
  needs: ["cni"],
  judge: ({ cni }) => {
    const bpf = cni.dataplane === CalicoDataplane.Bpf;
    const [host, port, dnsPolicy] = [HOST, PORT, "dnsPolicy"].map((path) => calicoValue(cni, path));
    const what = hostFault(host, bpf);
    const named = typeof host === "string" && host !== "";
    const wrongPort =
      port === undefined ? named && !bpf : (named || bpf) && port !== 443 && port !== "443";
    return [
      ...(what === undefined
        ? []
        : [
            finding(
              HOST,
              `${show(host)} ${what}`,
              "leave it out: with dataplane bpf the cluster's endpoint is filled in",
            ),
          ]),
      ...(wrongPort
        ? [
            finding(
              PORT,
              `${port === undefined ? "not given, which means 6443" : show(port)}, and EKS serves the API on 443 only; operator and agents would wait for a connection for ever`,
              `write port: "443"`,
            ),
          ]
        : []),
      ...(bpf && dnsPolicy !== undefined && dnsPolicy !== "Default"
        ? [
            finding(
              "dnsPolicy",
              `${show(dnsPolicy)} asks CoreDNS, which comes after the nodes; the API server's name would not resolve and no node would become Ready`,
              "delete it: Default is filled in, which is the node's own resolver",
            ),
          ]
        : []),
    ];
  },
});
