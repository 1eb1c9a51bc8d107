import { CniKind, CniMode } from "../spec/choices";
import { rule } from "./rule";

const MODES: Readonly<Record<CniKind, readonly CniMode[]>> = {
  cilium: [CniMode.Eni, CniMode.Overlay, CniMode.Chained],
  calico: [CniMode.Overlay, CniMode.PolicyOnly],
};

/**
 * Calico has no ENI mode and Cilium no policy-only one; `chained` always means Cilium on aws-vpc-cni.
 *
 * @see projectcalico/calico: charts/crd.projectcalico.org.v1, operator.tigera.io_installations.yaml, spec.cni.type, v3.32.1
 */
export const cniModePair = rule({
  id: "cni-mode-pair",
  severity: "error",
  title: "The CNI has the mode",
  needs: ["cni"],
  judge: ({ cni: { kind, mode } }) =>
    MODES[kind].includes(mode)
      ? []
      : [
          {
            path: "cni.mode",
            message: `${kind} has no mode ${mode}: ${MODES[kind].join(", ")} are allowed; no chart values could be made of it`,
            remedy: `write ${MODES[kind].join(" or ")}, or another cni.kind`,
          },
        ],
});
