import { ADDON_NAMES, VPC_CNI_ADDON } from "../../pins/addons";
import { type ChartPin, LINKERD_ENTERPRISE, PINS } from "../../pins/pins";
import type { ClusterInput } from "../../config/validate";

/** Where a pin stands below `config:` of the stack file. */
export type PinPath = readonly (string | number)[];

/** What every pin has. */
interface RequestBase {
  readonly path: PinPath;
  /** What stands there now. */
  readonly current?: string;
}

/** A node group's AMI release. */
export interface AmiReleaseRequest extends RequestBase {
  readonly kind: "amiRelease";
  readonly operatingSystem: string;
  readonly instanceTypes: readonly string[];
}

/** An EKS add-on's version. */
export interface AddonVersionRequest extends RequestBase {
  readonly kind: "addonVersion";
  readonly addonName: string;
}

/** The newest patch of a chart within its minor version. */
export interface ChartVersionRequest extends RequestBase {
  readonly kind: "chartVersion";
  readonly repository: string;
  readonly chart: string;
  /** The version whose minor is kept. */
  readonly version: string;
}

/** The digest behind an image's tag. */
export interface ImageDigestRequest extends RequestBase {
  readonly kind: "imageDigest";
  readonly image: string;
  readonly tag: string;
}

/** A value that can be read and written down. */
export type PinRequest =
  AmiReleaseRequest | AddonVersionRequest | ChartVersionRequest | ImageDigestRequest;

/**
 * What is worth reading for a cluster.
 *
 * @param bump - also what has a pin already
 */
export function listPinRequests(input: ClusterInput, bump: boolean): PinRequest[] {
  const requests = [...amiReleases(input), ...addonVersions(input), ...imageDigests(input)];
  return bump
    ? [...requests, ...chartVersions(input)]
    : requests.filter((request) => isMissing(request, input.cluster.version));
}

/** A release for another Kubernetes minor is as good as none: EKS refuses it. */
function isMissing(request: PinRequest, kubernetesVersion: string): boolean {
  const { current } = request;
  if (current === undefined) return true;
  switch (request.kind) {
    case "amiRelease":
      return request.operatingSystem === "AL2023" && !current.startsWith(`${kubernetesVersion}.`);
    case "imageDigest":
      return !current.includes("@");
    default:
      return false;
  }
}

/** Adds what stands there now, if anything does. */
function currentOf(value: string | undefined): { readonly current?: string } {
  return value === undefined ? {} : { current: value };
}

function amiReleases(input: ClusterInput): AmiReleaseRequest[] {
  return input.nodeGroups.flatMap((group, index): AmiReleaseRequest[] =>
    group.amiId === undefined
      ? [
          {
            kind: "amiRelease",
            path: ["eks-cni:nodeGroups", index, "releaseVersion"],
            operatingSystem: group.operatingSystem,
            instanceTypes: group.instanceTypes,
            ...currentOf(group.releaseVersion),
          },
        ]
      : [],
  );
}

function addonVersions(input: ClusterInput): AddonVersionRequest[] {
  const keys = new Set(["coredns", ...Object.keys(input.addons ?? {})]);
  if (input.cni.kubeProxyReplacement === false) keys.add("kubeProxy");
  else keys.delete("kubeProxy");
  if (input.cni.operatorIdentity === "podIdentity") keys.add("podIdentityAgent");
  return [
    ...[...keys].map((key): AddonVersionRequest => ({
      kind: "addonVersion",
      path: ["eks-cni:addons", key, "version"],
      addonName: ADDON_NAMES[key] ?? key,
      ...currentOf(input.addons?.[key]?.version),
    })),
    ...vpcCniAddonVersion(input),
  ];
}

/** aws-vpc-cni as an add-on: EKS says which version. */
function vpcCniAddonVersion({ vpcCni }: ClusterInput): AddonVersionRequest[] {
  return vpcCni?.mode === "installed" && vpcCni.as !== "helm"
    ? [
        {
          kind: "addonVersion",
          path: ["eks-cni:vpcCni", "version"],
          addonName: VPC_CNI_ADDON,
          ...currentOf(vpcCni.version),
        },
      ]
    : [];
}

/** Cilium's chart carries the digests of its own images; linkerd-cni's does not. */
function imageDigests(input: ClusterInput): ImageDigestRequest[] {
  const { linkerd } = input;
  if (linkerd?.cni !== true || hasOwnImage(linkerd.cniValues)) return [];
  const { name, version } = PINS.images.linkerdCniPlugin;
  const [tag = version] = (linkerd.imageVersion ?? version).split("@");
  return [
    {
      kind: "imageDigest",
      path: ["eks-cni:linkerd", "imageVersion"],
      image: name,
      tag,
      ...currentOf(linkerd.imageVersion),
    },
  ];
}

/** Somebody who brings an image of their own pins it in the same place. */
function hasOwnImage(values: Readonly<Record<string, unknown>> | undefined): boolean {
  return values?.["image"] !== undefined;
}

/** The chart behind a key of the stack file, with what the user wrote there. */
function chartVersion(
  key: string,
  pin: ChartPin,
  given: { readonly chartRepository?: string; readonly version?: string },
): ChartVersionRequest {
  return {
    kind: "chartVersion",
    path: [`eks-cni:${key}`, "version"],
    repository: given.chartRepository ?? pin.repository,
    chart: pin.chart,
    version: given.version ?? pin.version,
    ...currentOf(given.version),
  };
}

/** The control plane's charts follow linkerd-cni's, unless they have a version of their own. */
function controlPlaneVersion(linkerd: ClusterInput["linkerd"]): ChartVersionRequest[] {
  if (linkerd?.controlPlane !== true) return [];
  const enterprise = linkerd.edition === "enterprise";
  const { linkerdControlPlane } = PINS.charts;
  const follows = !enterprise && linkerd.cni;
  const version =
    linkerd.controlPlaneVersion ?? (follows ? undefined : linkerdControlPlane.version);
  if (version === undefined || (enterprise && linkerd.controlPlaneVersion === undefined)) return [];
  return [
    {
      kind: "chartVersion",
      path: ["eks-cni:linkerd", "controlPlaneVersion"],
      repository:
        linkerd.controlPlaneChartRepository ??
        (enterprise
          ? LINKERD_ENTERPRISE.repository
          : (linkerd.chartRepository ?? linkerdControlPlane.repository)),
      chart: enterprise ? LINKERD_ENTERPRISE.controlPlane : linkerdControlPlane.chart,
      version,
      ...currentOf(linkerd.controlPlaneVersion),
    },
  ];
}

function chartVersions({ cni, linkerd, vpcCni }: ClusterInput): ChartVersionRequest[] {
  const { cilium, tigeraOperator, linkerd2Cni, awsVpcCni } = PINS.charts;
  return [
    chartVersion("cni", cni.kind === "calico" ? tigeraOperator : cilium, cni),
    ...(linkerd?.cni === true ? [chartVersion("linkerd", linkerd2Cni, linkerd)] : []),
    ...controlPlaneVersion(linkerd),
    ...(vpcCni?.mode === "installed" && vpcCni.as === "helm"
      ? [chartVersion("vpcCni", awsVpcCni, vpcCni)]
      : []),
  ];
}
