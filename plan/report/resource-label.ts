import type { PlannedResource } from "../plan";
import { printableLine } from "./printable";

/** A resource as people call it. */
export interface ResourceLabel {
  /** `NodeGroup` for ours, `aws.eks.NodeGroup`, `k8s.helm.v3.Release`, `provider kubernetes` for others. */
  readonly type: string;
  readonly name: string;
}

const OUR_PACKAGE = "eks-cni";
const SHORT_PACKAGE: Readonly<Record<string, string>> = { kubernetes: "k8s" };

/** `aws:eks/nodeGroup:NodeGroup` → `aws.eks.NodeGroup`, as in the SDKs. */
export function shortType(type: string): string {
  const [pkg = "", module = "", name = ""] = printableLine(type).split(":");
  if (pkg === "pulumi" && module === "providers") return `provider ${name}`;
  if (pkg === "pulumi" || pkg === OUR_PACKAGE) return name;
  const path = module
    .replace(/\/[a-z][A-Za-z0-9]*$/, (leaf) =>
      leaf.slice(1).toLowerCase() === name.toLowerCase() ? "" : leaf,
    )
    .replace("helm.sh/", "helm/")
    .split("/")
    .filter((part) => part !== "index" && part !== "");
  return [SHORT_PACKAGE[pkg] ?? pkg, ...path, name].filter((part) => part !== "").join(".");
}

/** The last word of a type: `NodeGroup`. */
export function kindOf(resource: Pick<PlannedResource, "type">): string {
  return shortType(resource.type).replace(/^.*\./, "");
}

/** Type and name for people. */
export function labelOf(resource: Pick<PlannedResource, "type" | "name">): ResourceLabel {
  return { type: shortType(resource.type), name: printableLine(resource.name) };
}
