import { spawnSync } from "node:child_process";
import { parseAllDocuments } from "yaml";
import type { Document } from "../../../spec/cluster-input";

/** What `helm template` said. */
export interface Rendered {
  readonly status: number;
  /** Standard error. */
  readonly message: string;
  /** The objects, in the order of the manifest. */
  readonly objects: readonly Document[];
  readonly text: string;
}

/** Renders a chart as a release of a cluster of this Kubernetes version. */
export function renderChart(
  helm: string,
  folder: string,
  values: Document,
  options: { readonly release: string; readonly namespace: string; readonly kubeVersion: string },
): Rendered {
  const { release, namespace, kubeVersion } = options;
  const args = ["--namespace", namespace, "--kube-version", kubeVersion, "--values", "-"];
  const { status, stdout, stderr } = spawnSync(helm, ["template", release, folder, ...args], {
    // JSON: Helm reads YAML 1.1, where an unquoted `yes` is a boolean.
    input: JSON.stringify(values),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return {
    status: status ?? -1,
    message: stderr,
    text: stdout,
    objects: parseAllDocuments(stdout)
      .map((parsed) => parsed.toJS() as Document | null)
      .filter((object) => object !== null),
  };
}

/** The one object of a kind and name. */
export function objectOf(rendered: Rendered, kind: string, name: string): Document {
  const found = rendered.objects.filter(
    (object) => object["kind"] === kind && object["metadata"].name === name,
  );
  const [object] = found;
  if (object === undefined || found.length > 1) {
    throw new Error(`${String(found.length)} objects of kind ${kind} are called ${name}`);
  }
  return object;
}
