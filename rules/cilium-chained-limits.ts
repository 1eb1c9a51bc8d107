import { CniMode } from "../spec/choices";
import { rule } from "./rule";

/**
 * On top of another CNI packets take the kernel's own path, and what Cilium redirects to its proxy may be lost: policies
 * on HTTP, Kafka or DNS names, and what a Gateway sends to pods of its own node.
 *
 * @see cilium/cilium: Documentation/installation/cni-chaining-limitations.rst; cilium/cilium#12454
 */
export const ciliumChainedLimits = rule({
  id: "cilium-chained-limits",
  severity: "info",
  title: "On aws-vpc-cni Cilium's proxy may not work",
  needs: ["cni"],
  judge: ({ cni }) =>
    cni.mode === CniMode.Chained
      ? [
          {
            path: cni.gatewayApi ? "cni.gatewayApi" : "cni.mode",
            message: `policies on layer 7 (HTTP, DNS names)${cni.gatewayApi ? " and the Gateway API" : ""} are limited on top of aws-vpc-cni (cilium/cilium#12454); those on addresses and ports hold`,
            remedy: "try them before you rely on them, or choose cni.mode: eni",
          },
        ]
      : [],
});
