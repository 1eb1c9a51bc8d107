import { CniMode } from "../spec/choices";
import { rule } from "./rule";

/**
 * In chained mode the agent makes its conflist of the one that aws-node wrote, once, when it starts; linkerd-cni finds and
 * changes either. The agent is not ready before its own is there (so since 1.15), the taint stays until then, and the
 * health gate lets add-ons come only where pods reach each other. But a restart of the agent copies a stale entry again.
 *
 * @see cilium/cilium: daemon/cmd/cni/config.go; cilium/cilium#29405, cilium/cilium#32168
 */
export const ciliumChainedLinkerd = rule({
  id: "cilium-chained-linkerd",
  severity: "info",
  title: "linkerd-cni stands in two conflists on aws-vpc-cni",
  needs: ["cni", "linkerd"],
  judge: ({ cni, linkerd }) =>
    cni.mode === CniMode.Chained && linkerd.cni
      ? [
          {
            path: "cni.mode",
            message:
              "the agent copies 10-aws.conflist, linkerd-cni's entry included, into 05-cilium.conflist when it starts: a stale entry survives its restart, which in eni and overlay mode repairs the node",
            remedy: "nothing to do; should sandboxes fail with Unauthorized, repair both files",
          },
        ]
      : [],
});
