import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** Resources that a component hands on. As fields, private ones too, they would become outputs in other languages. */
export interface Handles {
  readonly kubernetes: k8s.Provider;
  /** The EKS cluster when the program owns it. */
  readonly owned: pulumi.Resource | undefined;
}

const handles = new WeakMap<pulumi.Resource, Handles>();

/** Says what a component hands on. */
export function setHandles(component: pulumi.Resource, given: Handles): void {
  handles.set(component, given);
}

/** What a component hands on. */
export function handlesOf(component: pulumi.Resource): Handles {
  const found = handles.get(component);
  if (found === undefined) {
    throw new TypeError("this is neither a ControlPlane nor a Cluster of this program");
  }
  return found;
}

/** Kubernetes provider of a `ControlPlane` or `Cluster`; pass it on as `{ providers: [kubernetesOf(cluster)] }`. */
export function kubernetesOf(component: pulumi.Resource): k8s.Provider {
  return handlesOf(component).kubernetes;
}
