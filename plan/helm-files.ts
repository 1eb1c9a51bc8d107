import { fileNameOf, type Naming } from "./file-names";
import type { HelmFile, Json, PlannedResource } from "./plan";
import { isMap, type JsonMap } from "./wire";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const PATCH = /^kubernetes:(?:[^/]+\/)?[^:]+:(\w+)Patch$/;
const OCI = "oci://";

/** Release name to chart, values and patches of each Helm release. */
export function helmFiles(
  resources: readonly PlannedResource[],
  naming: Naming,
): ReadonlyMap<string, HelmFile> {
  const files = new Map<string, HelmFile>();
  const patches = resources.filter(({ type }) => PATCH.test(type));
  for (const release of resources.filter(({ type }) => type === RELEASE)) {
    const name = textOf(release.inputs["name"]) || release.name;
    files.set(fileNameOf(name, release, naming, "", files), helmFile(release, patches));
  }
  return files;
}

function helmFile(release: PlannedResource, patches: readonly PlannedResource[]): HelmFile {
  const { inputs } = release;
  const repositoryOpts = inputs["repositoryOpts"];
  const path = textOf(inputs["chart"]);
  const oci = path.startsWith(OCI);
  const own = patches.filter((patch) => patch.dependsOn.includes(release.urn)).map(patchOf);
  return {
    chart: oci ? path.slice(path.lastIndexOf("/") + 1) : path,
    repository: oci
      ? path.slice(0, path.lastIndexOf("/"))
      : isMap(repositoryOpts)
        ? textOf(repositoryOpts["repo"])
        : "",
    version: textOf(inputs["version"]),
    namespace: textOf(inputs["namespace"]) || "default",
    values: isMap(inputs["values"]) ? inputs["values"] : {},
    ...(own.length === 0 ? {} : { patches: own }),
  };
}

function patchOf({
  type,
  name,
  inputs,
}: PlannedResource): NonNullable<HelmFile["patches"]>[number] {
  const { apiVersion, kind, ...patch } = inputs;
  const metadata: JsonMap = isMap(patch["metadata"]) ? patch["metadata"] : {};
  const namespace = textOf(metadata["namespace"]);
  return {
    apiVersion: textOf(apiVersion),
    kind: textOf(kind) || (PATCH.exec(type)?.[1] ?? ""),
    ...(namespace === "" ? {} : { namespace }),
    name: textOf(metadata["name"]) || name,
    patch,
  };
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
