import { createHash } from "node:crypto";
import type { IpFamily } from "../spec/choices";
import type { Document } from "../spec/cluster-input";
import type { LinkerdSpec } from "../spec/cluster-spec";
import type { LinkerdCniPath } from "./linkerd-cni-reasons";
import { sharedProxySettings } from "./linkerd-proxy";
import { mergeValues, nestValues } from "./merge-values";

/** Pod label that changes with the plugin's configuration, so that its pods roll. */
export const LINKERD_CNI_HASH_LABEL = "eks-cni.io/configuration";

/** Hexadecimal digits in the label; 64 bits tell configurations apart. */
const HASH_LENGTH = 16;

/** What linkerd-cni's values need to know about the cluster. */
export interface LinkerdCniContext {
  /** @default ipv4 */
  readonly ipFamily?: IpFamily;
}

/** JSON with sorted keys, so that the order in which values were written does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/**
 * Values for the chart `linkerd2-cni`. `linkerd.cniValues` are laid over them and have the last word; the
 * label that makes pods roll is a hash of the result. Why each value is there: {@link LINKERD_CNI_REASONS}.
 */
export function linkerdCniValues(linkerd: LinkerdSpec, context: LinkerdCniContext = {}): Document {
  const flat: Partial<Record<LinkerdCniPath, unknown>> = {
    iptablesMode: linkerd.iptablesMode,
    "image.version": linkerd.imageVersion,
    ...Object.fromEntries(
      sharedProxySettings(context.ipFamily).map(({ cni, value }) => [cni, value]),
    ),
    "repairController.enabled": true,
    "repairController.enableSecurityContext": true,
    "updateStrategy.rollingUpdate.maxUnavailable": 1,
    priorityClassName: "system-node-critical",
    tolerations: [{ operator: "Exists" }],
  };
  const values = mergeValues(nestValues(flat), linkerd.cniValues);
  const hash = createHash("sha256").update(canonical(values)).digest("hex").slice(0, HASH_LENGTH);
  return mergeValues({ podLabels: { [LINKERD_CNI_HASH_LABEL]: hash } }, values);
}
