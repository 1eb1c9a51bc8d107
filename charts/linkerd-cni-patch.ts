/** Labels of linkerd-cni's namespace, which only Linkerd's own CLI would create: its pods use hostPath. */
export const LINKERD_CNI_NAMESPACE_LABELS = {
  "linkerd.io/cni-resource": "true",
  "config.linkerd.io/admission-webhooks": "disabled",
  "pod-security.kubernetes.io/enforce": "privileged",
} as const;

/** Annotation of the patch object that names the release's revision: each revision is patched anew. */
export const RELEASE_REVISION_ANNOTATION = "eks-cni.io/release-revision";

/**
 * Lets the patch take `dnsPolicy` over: the API server fills it in when Helm creates the DaemonSet, and counts it as
 * Helm's from then on. Without this the server-side apply ends with a conflict.
 *
 * @see pulumi/pulumi-kubernetes: "Server-side apply", pulumi.com/patchForce
 */
const PATCH_FORCE_ANNOTATION = "pulumi.com/patchForce";

/** Nothing waits for linkerd-cni: nodes that come later bring its pods, and the gates judge what runs. */
const SKIP_AWAIT_ANNOTATION = "pulumi.com/skipAwait";

/** Which DaemonSet is patched, and behind which revision of its release. */
export interface LinkerdCniPatchTarget<Revision> {
  readonly name: string;
  readonly namespace: string;
  /** Revision of the release, as text or as something that becomes text: name and namespace are known before it is. */
  readonly revision: Revision;
}

/** Body of the patch, as `DaemonSetPatch` takes it. */
export interface LinkerdCniPatch<Revision> {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly annotations: Readonly<Record<string, string | Revision>>;
  };
  readonly spec: {
    readonly template: {
      readonly spec: { readonly hostNetwork: true; readonly dnsPolicy: "ClusterFirstWithHostNet" };
    };
  };
}

/**
 * Puts linkerd-cni's pods on the host network, for which the chart has no key. A pod on the host network
 * needs no sandbox from the CNI chain: the pod that repairs a stale entry always starts.
 *
 * @see linkerd/linkerd2#11158, which took it away; linkerd/linkerd2#13780 and #14643 for what follows
 */
export function linkerdCniPatch<Revision>(
  target: LinkerdCniPatchTarget<Revision>,
): LinkerdCniPatch<Revision> {
  return {
    metadata: {
      name: target.name,
      namespace: target.namespace,
      annotations: {
        [RELEASE_REVISION_ANNOTATION]: target.revision,
        [PATCH_FORCE_ANNOTATION]: "true",
        [SKIP_AWAIT_ANNOTATION]: "true",
      },
    },
    spec: {
      template: { spec: { hostNetwork: true, dnsPolicy: "ClusterFirstWithHostNet" } },
    },
  };
}
