import type * as pulumi from "@pulumi/pulumi";

/** What a component tells its children apart from arguments: other languages never see it. */
export interface Lineage {
  /** The EKS cluster when the program owns it: what is installed on it goes with it. */
  readonly ownedCluster?: pulumi.Resource | undefined;
}

const lineages = new WeakMap<pulumi.Resource, Lineage>();

/** Marks a component as one that judged its children's arguments with its own. */
export function setLineage(component: pulumi.Resource, lineage: Lineage): void {
  lineages.set(component, lineage);
}

/** What the parent said; `undefined` for a component used alone. */
export function lineageOf(opts: pulumi.ComponentResourceOptions | undefined): Lineage | undefined {
  return opts?.parent === undefined ? undefined : lineages.get(opts.parent);
}
