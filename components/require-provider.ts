import * as pulumi from "@pulumi/pulumi";

/**
 * Refuses to create Kubernetes objects with a provider that nobody passed: Pulumi would then use whatever
 * cluster the machine's kubeconfig points at.
 *
 * @param component the component that is about to create them
 * @param name its name in the program
 * @throws when no Kubernetes provider reached the component
 * @see pulumi/pulumi v3.248.0, sdk/nodejs/resource.ts: `getProvider` looks at the provider of the token's package
 */
export function requireKubernetesProvider(component: pulumi.ComponentResource, name: string): void {
  if (component.getProvider("kubernetes:core/v1:ConfigMap") !== undefined) {
    return;
  }
  throw new pulumi.RunError(
    `${component.constructor.name} "${name}": no Kubernetes provider was passed; its objects would go to whatever cluster the ` +
      "machine's kubeconfig points at; write { providers: { kubernetes: provider } } in its options, where provider is a " +
      "kubernetes.Provider of this cluster",
  );
}
