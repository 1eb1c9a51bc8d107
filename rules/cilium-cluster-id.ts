import { CniMode } from "../spec/choices";
import { ciliumValue } from "./cilium-values";
import { rule } from "./rule";

function isUnsafe(id: number): boolean {
  return (id >= 128 && id <= 255) || (id >= 384 && id <= 511);
}

/**
 * A cluster id with its highest bit set collides with the packet marks of AWS's routing: policy drops
 * traffic by mistake, and the chart refuses the id in ENI and chaining mode. Any id but 0 also needs a name.
 *
 * @see cilium/charts: cilium-1.20.0, templates/validate.yaml; cilium/cilium#21330
 */
export const ciliumClusterId = rule({
  id: "cilium-cluster-id",
  severity: "error",
  title: "Cilium's cluster id is safe on ENIs",
  needs: ["cni"],
  judge: ({ cni }) => {
    const id = ciliumValue(cni, "cluster.id");
    const onEnis = cni.mode === CniMode.Eni || cni.mode === CniMode.Chained;
    const accepted =
      String(ciliumValue(cni, "extraConfig.allow-unsafe-policy-skb-usage")) === "true";
    return typeof id === "number" && onEnis && isUnsafe(id) && !accepted
      ? [
          {
            path: "cni.values.cluster.id",
            message: `${String(id)} is not allowed in ${cni.mode} mode: 0 to 127 and 256 to 383 are; the chart would refuse it, since policy drops traffic by mistake with it`,
            remedy: "choose an id below 128",
          },
        ]
      : [];
  },
});
