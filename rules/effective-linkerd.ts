import type { LinkerdSpec } from "../spec/cluster-spec";
import { valueAt } from "./document-value";

/** Something that linkerd-cni will run with, and where it was written. */
export interface Effective {
  readonly value: string;
  readonly path: string;
}

function overridden(linkerd: LinkerdSpec, key: string, value: string, path: string): Effective {
  const own = valueAt(linkerd.cniValues, key);
  return typeof own === "string"
    ? { value: own, path: `linkerd.cniValues.${key}` }
    : { value, path };
}

/** The iptables mode that reaches the chart: `cniValues` has the last word. */
export function effectiveIptablesMode(linkerd: LinkerdSpec): Effective {
  return overridden(linkerd, "iptablesMode", linkerd.iptablesMode, "linkerd.iptablesMode");
}

/** The image version that reaches the chart: `cniValues` has the last word. */
export function effectiveImageVersion(linkerd: LinkerdSpec): Effective {
  return overridden(linkerd, "image.version", linkerd.imageVersion, "linkerd.imageVersion");
}
