import type { HelmFile } from "../../../../plan/plan";
import type { ClusterSpec } from "../../../../spec/cluster-spec";
import type { Rendered } from "../helm";
import { calicoFacts } from "./calico";
import { ciliumFacts } from "./cilium";
import { linkerdCniFacts } from "./linkerd-cni";
import { linkerdControlPlaneFacts } from "./linkerd-control-plane";
import { vpcCniFacts } from "./vpc-cni";

/** What is looked at when a release was rendered. */
export interface RenderedRelease {
  readonly rendered: Rendered;
  readonly file: HelmFile;
  /** What the stack asks for. */
  readonly spec: ClusterSpec;
  /** Rendered releases of the same stack, by chart. */
  readonly others: ReadonlyMap<string, Rendered>;
}

/** What a real chart made of our values, and what the stack asked for. */
export interface Facts {
  readonly actual: unknown;
  readonly expected: unknown;
}

/** Per chart; a chart that makes nothing but definitions has none. */
export const FACTS: Readonly<Record<string, ((release: RenderedRelease) => Facts) | "none">> = {
  "aws-vpc-cni": vpcCniFacts,
  cilium: ciliumFacts,
  "crd.projectcalico.org.v1": "none",
  "linkerd-control-plane": linkerdControlPlaneFacts,
  "linkerd-crds": "none",
  "linkerd2-cni": linkerdCniFacts,
  "tigera-operator": calicoFacts,
};
