import { ADDON_NAMES } from "../pins/addons";
import { rule } from "./rule";

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
    Object.entries(ADDON_NAMES)
      .filter(([key, name]) => name !== key && addons[name] !== undefined)
      .map(([key, name]) => ({
        path: `addons.${name}`,
        message: `${name} is installed when it is needed, and adjusted under ${key}; a second one would fail with "Addon already exists" or run beside its replacement`,
        remedy: `write addons.${key} instead`,
      })),
});
