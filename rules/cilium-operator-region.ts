import { CniMode } from "../spec/choices";
import { ciliumValue } from "./cilium-values";
import { isDocument } from "./document-value";
import { rule } from "./rule";

/**
 * With an IAM role the chart drops the variables from which the operator learns its region, and IMDS is one
 * hop away at best: we pass AWS_REGION. Lists are replaced, not merged, so an own list must have it too.
 *
 * @see cilium/charts: cilium-1.20.0, templates/cilium-operator/deployment.yaml; cilium/cilium#39307
 */
export const ciliumOperatorRegion = rule({
  id: "cilium-operator-region",
  severity: "error",
  title: "Cilium's operator knows the region",
  needs: ["cni"],
  judge: ({ cni }) => {
    const env = ciliumValue(cni, "operator.extraEnv");
    if (cni.mode !== CniMode.Eni || env === undefined) {
      return [];
    }
    const named =
      Array.isArray(env) && env.some((v) => isDocument(v) && v["name"] === "AWS_REGION");
    return named
      ? []
      : [
          {
            path: "cni.values.operator.extraEnv",
            message:
              'replaces our list and has no AWS_REGION; the operator would end with "Missing Region" and no pod would get an address',
            remedy: `add { name: AWS_REGION, value: <region of the cluster> } to the list`,
          },
        ];
  },
});
