import { CniMode } from "../spec/choices";
import { show, valueAt } from "./document-value";
import { rule } from "./rule";

/**
 * The API server of EKS is no node: it reaches pods by addresses of the VPC only. Linkerd's webhooks are pods, their
 * chart has no key for the host network, and meshed pods cannot use it. With the failure policy Ignore nothing says so.
 *
 * @see linkerd/linkerd2: charts/linkerd-control-plane/templates/proxy-injector.yaml, edge-26.6.3; docs.aws.amazon.com: EKS, "Alternate CNI plugins"
 */
export const linkerdWebhooksOverlay = rule({
  id: "linkerd-webhooks-overlay",
  severity: "error",
  title: "The API server reaches Linkerd's webhooks",
  needs: ["linkerd", "cni"],
  judge: ({ linkerd, cni }) => {
    const policy = valueAt(linkerd.controlPlaneValues, "webhookFailurePolicy") ?? "Ignore";
    return linkerd.controlPlane && cni.mode === CniMode.Overlay
      ? [
          {
            path: "linkerd.controlPlane",
            message: `true, with cni.mode overlay; the API server cannot reach pods on an overlay, and with webhookFailurePolicy ${show(policy)} ${
              policy === "Fail"
                ? "no pod outside of kube-system could be created"
                : "no pod would get a proxy, without a word"
            }`,
            remedy:
              "use a mode with addresses of the VPC (cilium: eni or chained, calico: policyOnly), or inject by hand with `linkerd inject --manual` and suppress this rule",
          },
        ]
      : [];
  },
});
