import { ciliumValue } from "./cilium-values";
import { show } from "./document-value";
import { rule } from "./rule";

const KEYS = ["egressMasqueradeInterfaces", "devices"] as const;

/**
 * The primary interface is ens5, ens34, enp39s0 or enX0 on AL2023, by instance generation, and eth0 on
 * Bottlerocket: a name that fits one node group misses the next.
 *
 * @see kubernetes/kops#18642; cilium/cilium#39515
 */
export const ciliumInterfaceNames = rule({
  id: "cilium-interface-names",
  severity: "warning",
  title: "Cilium finds interfaces by itself",
  needs: ["cni"],
  judge: ({ cni }) =>
    KEYS.flatMap((key) => {
      const value = ciliumValue(cni, key);
      return value === undefined || value === null || value === ""
        ? []
        : [
            {
              path: `cni.values.${key}`,
              message: `${show(value)} names interfaces, whose names differ by instance generation and operating system; on a node without them traffic would leave untranslated or the agent would not start`,
              remedy: "leave it out",
            },
          ];
    }),
});
