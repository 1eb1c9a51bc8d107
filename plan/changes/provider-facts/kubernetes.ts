import { isMap, type JsonMap } from "../../wire";
import type { Source, TypeFacts } from "./type-facts";

const IDENTITY = ["metadata.name", "metadata.namespace"];

function source(path: string): Source {
  return { repository: "pulumi/pulumi-kubernetes", path, version: "v4.32.0", verified: true };
}

/** What forces a new object besides its name and namespace, by `group/Kind`; `core` has no group. */
const FORCED_BY_KIND: Readonly<Record<string, readonly string[]>> = {
  "apps/DaemonSet": ["spec.selector"],
  "apps/Deployment": ["spec.selector"],
  "apps/StatefulSet": [
    "spec.podManagementPolicy",
    "spec.revisionHistoryLimit",
    "spec.selector",
    "spec.serviceName",
    "spec.volumeClaimTemplates",
  ],
  "batch/Job": ["spec.completions", "spec.parallelism", "spec.selector", "spec.template"],
  "core/ConfigMap": ["binaryData", "data"],
  "core/PersistentVolumeClaim": [
    "spec.accessModes",
    "spec.selector",
    "spec.storageClassName",
    "spec.volumeName",
  ],
  "core/ResourceQuota": ["spec.scopes"],
  "core/Secret": ["data", "stringData", "type"],
  "core/Service": ["spec.clusterIP"],
  "rbac.authorization.k8s.io/ClusterRoleBinding": ["roleRef"],
  "rbac.authorization.k8s.io/RoleBinding": ["roleRef"],
  "storage.k8s.io/StorageClass": ["parameters", "provisioner"],
};

const RELEASE: TypeFacts = {
  forces: ["name", "namespace"],
  // A preview knows neither the status nor the revision that an upgrade leads to.
  renews: { outputs: ["status", "resourceNames"] },
  source: source("provider/pkg/provider/helm_release.go"),
  note: "the provider never deletes first by itself",
};

const PROVIDER: TypeFacts = {
  forces: ["renderYamlToDirectory"],
  forcesSometimes: anotherCluster,
  source: source("provider/pkg/provider/provider.go"),
};

/**
 * Facts of a type of `@pulumi/kubernetes`. Of every object, also of those that a custom resource definition
 * brings, name and namespace are the identity; an object with a given name is deleted before it is replaced;
 * a patch changes everything else in place. The default of the provider is assumed, under which the data of
 * config maps and secrets is immutable.
 */
export function kubernetesFacts(type: string): TypeFacts | undefined {
  if (type === "pulumi:providers:kubernetes") return PROVIDER;
  const match = /^kubernetes:([^:/]+)\/([^:]+):([^:]+)$/.exec(type);
  if (match === null) return undefined;
  const [, group = "", , kind = ""] = match;
  if (group === "helm.sh") return kind === "Release" ? RELEASE : undefined;
  if (group === "yaml" || group === "kustomize") return undefined;
  return {
    forces: [...IDENTITY, ...(FORCED_BY_KIND[`${group}/${kind}`] ?? [])],
    names: IDENTITY,
    source: source(
      FORCED_BY_KIND[`${group}/${kind}`] === undefined
        ? "provider/pkg/provider/provider.go"
        : "provider/pkg/provider/diff.go",
    ),
  };
}

/**
 * A provider is another one when its `clusterIdentifier` changes from one value to another. With the same one it
 * never is; without, it is when the cluster that the kubeconfig points to changes.
 */
function anotherCluster(before: JsonMap, after: JsonMap): readonly string[] {
  const [old, next] = [before["clusterIdentifier"], after["clusterIdentifier"]];
  if (old !== undefined && next !== undefined) return old === next ? [] : ["clusterIdentifier"];
  const changed = ["kubeconfig", "context", "cluster"].filter((key) => before[key] !== after[key]);
  return activeCluster(before) === activeCluster(after) ? [] : changed;
}

/** The clusters of a kubeconfig as text, with what chooses among them; the whole text when it is no JSON. */
function activeCluster(inputs: JsonMap): string {
  const { kubeconfig, context, cluster } = inputs;
  let clusters: unknown = kubeconfig;
  if (typeof kubeconfig === "string" && kubeconfig.startsWith("{")) {
    try {
      clusters = (JSON.parse(kubeconfig) as JsonMap)["clusters"];
    } catch {
      clusters = kubeconfig;
    }
  } else if (isMap(kubeconfig)) {
    clusters = kubeconfig["clusters"];
  }
  return JSON.stringify([clusters, context, cluster]);
}
