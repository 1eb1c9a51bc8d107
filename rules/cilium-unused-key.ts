import { CniKind, CniMode, OperatorIdentity } from "../spec/choices";
import type { CniSpec } from "../spec/cluster-spec";
import { DEFAULTS } from "../spec/defaults";
import { rule } from "./rule";

interface Unused {
  readonly key: string;
  readonly given: (cni: CniSpec) => boolean;
  readonly why: string;
  readonly instead: string;
}

const OVERLAY_ONLY = "is for an overlay; in this mode pods have the VPC's own addresses";
const OVERLAY_INSTEAD = "delete it, or write cni.mode: overlay";

const UNUSED: readonly Unused[] = [
  {
    key: "podCidr",
    given: ({ mode, podCidr }) => mode !== CniMode.Overlay && podCidr !== undefined,
    why: OVERLAY_ONLY,
    instead: OVERLAY_INSTEAD,
  },
  {
    key: "podCidrMaskSize",
    given: ({ mode, podCidrMaskSize }) =>
      mode !== CniMode.Overlay && podCidrMaskSize !== DEFAULTS.cni.podCidrMaskSize,
    why: OVERLAY_ONLY,
    instead: OVERLAY_INSTEAD,
  },
  {
    key: "tunnelProtocol",
    given: ({ mode, tunnelProtocol }) =>
      mode !== CniMode.Overlay && tunnelProtocol !== DEFAULTS.cni.tunnelProtocol,
    why: OVERLAY_ONLY,
    instead: OVERLAY_INSTEAD,
  },
  {
    key: "operatorIdentity",
    given: ({ mode, operatorIdentity }) =>
      mode === CniMode.Overlay && operatorIdentity === OperatorIdentity.PodIdentity,
    why: "binds a role, and on an overlay nothing of Cilium's calls AWS",
    instead: "delete it; for pods of yours write addons: { podIdentityAgent: {} }",
  },
];

/**
 * A key that belongs to another mode would be ignored in silence; Calico's dataplane is the business of `calico-dataplane`.
 *
 * @see cilium/cilium: Documentation/network/concepts/ipam/index.rst and Documentation/network/concepts/routing.rst
 */
export const ciliumUnusedKey = rule({
  id: "cilium-unused-key",
  severity: "error",
  title: "Cilium is asked only for what its mode has",
  needs: ["cni"],
  judge: ({ cni }) =>
    cni.kind !== CniKind.Cilium
      ? []
      : UNUSED.filter(({ given }) => given(cni)).map(({ key, why, instead }) => ({
          path: `cni.${key}`,
          message: `given with cni.mode ${cni.mode}: it ${why}; it would be ignored`,
          remedy: instead,
        })),
});
