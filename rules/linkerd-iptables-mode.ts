import { IptablesMode } from "../spec/choices";
import { effectiveIptablesMode } from "./effective-linkerd";
import { show } from "./document-value";
import { rule } from "./rule";

const MODES: readonly string[] = Object.values(IptablesMode);

/**
 * The plugin reads the mode when a meshed pod is added: a value that it does not know fails that pod, not
 * the installation.
 *
 * @see linkerd/linkerd2-proxy-init: cni-plugin/main.go, iptables-mode
 */
export const linkerdIptablesMode = rule({
  id: "linkerd-iptables-mode",
  severity: "error",
  title: "The iptables mode exists",
  needs: ["linkerd"],
  judge: ({ linkerd }) => {
    const { value, path } = effectiveIptablesMode(linkerd);
    return linkerd.cni && !MODES.includes(value)
      ? [
          {
            path,
            message: `${show(value)} is none of ${MODES.join(", ")}; every meshed pod would fail with an error of the plugin`,
            remedy: "write plain, or leave it out",
          },
        ]
      : [];
  },
});
