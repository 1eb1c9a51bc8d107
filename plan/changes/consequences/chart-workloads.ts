import type { Json } from "../../plan";
import { at } from "../../report/plan-value";

/** A workload of a chart, and what makes its pods restart. */
interface Workload {
  readonly kind: "DaemonSet" | "Deployment";
  readonly name: string;
  /** Whether these values install it. */
  readonly installed?: (values: Json) => boolean;
  /** Whether it restarts when values change; every new version of its chart restarts it. */
  readonly onValues?: (values: Json, before: Json) => boolean;
}

const isOn = (values: Json, ...path: readonly string[]): boolean => at(values, ...path) === true;
const always = (): boolean => true;

/** Whether values differ outside of these paths, which reach no pod of a workload. */
const beside =
  (...quiet: readonly string[]) =>
  (values: Json, before: Json): boolean => {
    const rest = (value: Json, path: string): unknown =>
      quiet.includes(path)
        ? undefined
        : typeof value !== "object" || value === null || Array.isArray(value)
          ? value
          : Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, inner]) => [key, rest(inner, path === "" ? key : `${path}.${key}`)]);
    return JSON.stringify(rest(values, "")) !== JSON.stringify(rest(before, ""));
  };

/** The issuer is read from a Secret that its pods watch; the heartbeat and monitors are objects of their own. */
const QUIET = [
  "identity.issuer.tls",
  "controllerReplicas",
  "disableHeartBeat",
  "heartbeatSchedule",
  "podMonitor",
];

const LINKERD: readonly Workload[] = [
  {
    kind: "Deployment",
    name: "linkerd-destination",
    onValues: beside(...QUIET, "proxyInjector"),
  },
  {
    kind: "Deployment",
    name: "linkerd-identity",
    onValues: beside(
      ...QUIET,
      "proxyInjector",
      "profileValidator",
      "policyValidator",
      "webhookFailurePolicy",
    ),
  },
  {
    kind: "Deployment",
    name: "linkerd-proxy-injector",
    onValues: beside(...QUIET, "profileValidator", "policyValidator"),
  },
];

/**
 * What the charts that we install run. Names and conditions were read in the charts' templates:
 * cilium/cilium v1.18.12, v1.19.6 and v1.20.0, install/kubernetes/cilium/templates (a checksum of the ConfigMap is
 * a pod annotation where `rollOutCiliumPods`, `operator.rollOutPods` and so on ask for it);
 * linkerd/linkerd2 edge-26.6.3, charts/linkerd2-cni/templates/cni-plugin.yaml (our hash of the values is a pod label);
 * charts/linkerd-control-plane/templates (rendered with each value changed; the enterprise edition's chart was not read);
 * aws/eks-charts 27a920d, stable/aws-vpc-cni/templates/daemonset.yaml (nearly every value is in the pods).
 */
const WORKLOADS: Readonly<Record<string, readonly Workload[]>> = {
  cilium: [
    { kind: "DaemonSet", name: "cilium", onValues: (values) => isOn(values, "rollOutCiliumPods") },
    {
      kind: "DaemonSet",
      name: "cilium-envoy",
      installed: (values) => at(values, "envoy", "enabled") !== false,
    },
    {
      kind: "Deployment",
      name: "cilium-operator",
      installed: (values) => at(values, "operator", "enabled") !== false,
      onValues: (values) => isOn(values, "operator", "rollOutPods"),
    },
    {
      kind: "Deployment",
      name: "hubble-relay",
      installed: (values) => isOn(values, "hubble", "relay", "enabled"),
    },
  ],
  "linkerd-control-plane": LINKERD,
  "linkerd-enterprise-control-plane": LINKERD,
  "linkerd2-cni": [{ kind: "DaemonSet", name: "linkerd-cni", onValues: always }],
  "aws-vpc-cni": [{ kind: "DaemonSet", name: "aws-node", onValues: always }],
};

/** The workloads that a change of a release restarts; undefined for a chart that we do not know. */
export function restartedWorkloads(
  chart: string,
  before: Json,
  after: Json,
  isNewVersion: boolean,
): readonly { readonly kind: string; readonly name: string }[] | undefined {
  return WORKLOADS[chart]?.filter(
    ({ installed = always, onValues }) =>
      installed(before) && installed(after) && (isNewVersion || onValues?.(after, before) === true),
  );
}

/** Values of Linkerd's control plane that end in the proxies of other pods, which are made when a pod is. */
const PROXY_VALUES =
  /^(?:proxy|proxyInit|networkValidator|identityTrustAnchorsPEM|identityTrustDomain|cniEnabled|disableIPv6|clusterNetworks)(?:\.|$)/;

/** What a change of a release leaves to its users, as the end of a sentence; empty where that is nothing. */
export function leftToDo(chart: string, keys: readonly string[], isNewVersion: boolean): string {
  const isLinkerd = WORKLOADS[chart] === LINKERD;
  return isLinkerd && (isNewVersion || keys.some((key) => PROXY_VALUES.test(key)))
    ? "; meshed pods keep their old proxy until they restart"
    : "";
}

/** The workloads that a release runs; undefined for a chart that we do not know. */
export function workloadsOf(
  chart: string,
  values: Json,
): readonly { readonly kind: string; readonly name: string }[] | undefined {
  return WORKLOADS[chart]?.filter(({ installed = always }) => installed(values));
}
