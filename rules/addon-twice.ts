import { rule } from "./rule";

/** Add-ons that have a key of their own, by the name that EKS gives them. */
const OWN_KEYS: Readonly<Record<string, string>> = {
  "kube-proxy": "kubeProxy",
  "eks-pod-identity-agent": "podIdentityAgent",
};

/**
 * Some add-ons have their own key, because they must come before the nodes or only when needed. Under
 * EKS's name they would be made a second time, or beside what replaces them.
 *
 * @see Amazon EKS API Reference, CreateAddon, ResourceInUseException
 */
export const addonTwice = rule({
  id: "addon-twice",
  severity: "error",
  title: "Add-ons with a key of their own use it",
  needs: ["addons"],
  judge: ({ addons }) =>
    Object.entries(OWN_KEYS)
      .filter(([name]) => addons[name] !== undefined)
      .map(([name, key]) => ({
        path: `addons.${name}`,
        message: `${name} is installed when it is needed, and adjusted under ${key}; a second one would fail with "Addon already exists" or run beside its replacement`,
        remedy: `write addons.${key} instead`,
      })),
});
