import { show } from "./document-value";
import { prefixOf } from "./kubernetes-name";
import { rule } from "./rule";

/** Labels of Kubernetes that a kubelet may set on its own node. */
const ALLOWED_KEYS = new Set([
  "beta.kubernetes.io/arch",
  "beta.kubernetes.io/instance-type",
  "beta.kubernetes.io/os",
  "failure-domain.beta.kubernetes.io/region",
  "failure-domain.beta.kubernetes.io/zone",
  "kubernetes.io/arch",
  "kubernetes.io/hostname",
  "kubernetes.io/os",
  "node.kubernetes.io/instance-type",
  "topology.kubernetes.io/region",
  "topology.kubernetes.io/zone",
]);
const ALLOWED_DOMAINS = ["kubelet.kubernetes.io", "node.kubernetes.io"];
const EKS_DOMAIN = "eks.amazonaws.com";
/** Keys of this package; the nodes of self-managed groups carry one. */
const OWN_DOMAIN = "eks-cni.io";
const RESERVED_DOMAINS = ["kubernetes.io", "k8s.io", EKS_DOMAIN, OWN_DOMAIN];

function consequence(prefix: string): string {
  if (isUnder(prefix, OWN_DOMAIN)) {
    return "the nodes of a self-managed group are told apart by such a label, and it would be lost or mistaken";
  }
  return isUnder(prefix, EKS_DOMAIN)
    ? "EKS sets such labels itself: it would refuse a managed group, and its tools would take other nodes for managed ones"
    : 'the kubelet would end with "unknown labels specified" and the node would never join';
}

function isUnder(prefix: string, domain: string): boolean {
  return prefix === domain || prefix.endsWith(`.${domain}`);
}

/**
 * A kubelet may not give itself labels under kubernetes.io and k8s.io, a few excepted: it ends at start, and
 * the node never joins. Node roles are the usual case. Labels under eks.amazonaws.com are set by EKS,
 * those under eks-cni.io by this package.
 *
 * @see kubernetes/kubernetes: cmd/kubelet/app/options/options.go, "unknown 'kubernetes.io' or 'k8s.io' labels"; staging/src/k8s.io/kubelet/pkg/apis/well_known_labels.go
 */
export const labelReserved = rule({
  id: "label-reserved",
  severity: "error",
  title: "Labels stay out of reserved domains",
  needs: ["group"],
  judge: ({ group }) =>
    Object.keys(group.labels)
      .filter((key) => {
        const prefix = prefixOf(key);
        return (
          RESERVED_DOMAINS.some((domain) => isUnder(prefix, domain)) &&
          !ALLOWED_KEYS.has(key) &&
          !ALLOWED_DOMAINS.some((domain) => isUnder(prefix, domain))
        );
      })
      .map((key) => ({
        path: `labels[${show(key)}]`,
        message: `${show(key)} is in a reserved domain; ${consequence(prefixOf(key))}`,
        remedy:
          'use a domain of your own, for example "example.com/role"; a node role can be set afterwards with kubectl',
      })),
});
