import { toYaml } from "../../userdata";
import type { HelmFile, PlanFolder } from "../plan";
import type { PlaceholderMarker } from "./placeholders";
import { printable, printableLine } from "./printable";
import { buildValueViews, type ValueView } from "./value-reasons";

/** A patch on what a chart installs. */
export interface PatchView {
  readonly target: string;
  /** YAML, ready to be shown. */
  readonly patch: string;
}

/** A Helm release as a report shows it. */
export interface ReleaseView {
  readonly name: string;
  readonly file: string;
  readonly chart: string;
  readonly version: string;
  readonly repository: string;
  readonly namespace: string;
  /** YAML, ready to be shown. */
  readonly values: string;
  /** The same by path, each with the reason for it. */
  readonly reasons: readonly ValueView[];
  readonly patches: readonly PatchView[];
}

function patchTarget(patch: NonNullable<HelmFile["patches"]>[number]): string {
  const place = patch.namespace === undefined ? "" : `${patch.namespace}/`;
  return printableLine(`${patch.kind} ${place}${patch.name} (${patch.apiVersion})`);
}

/** Makes the views, in the order of the folder's files. */
export function buildReleaseViews(
  folder: PlanFolder,
  mark: PlaceholderMarker,
): readonly ReleaseView[] {
  const yaml = (value: unknown): string => printable(mark(toYaml(value)));
  return [...folder.helm].map(([name, file]) => ({
    name: printableLine(name),
    file: printableLine(`helm/${name}.yaml`),
    chart: printableLine(file.chart),
    version: printableLine(file.version),
    repository: printableLine(file.repository),
    namespace: printableLine(file.namespace),
    values: yaml(file.values),
    reasons: buildValueViews(folder.plan, name, file, mark),
    patches: (file.patches ?? []).map((patch) => ({
      target: patchTarget(patch),
      patch: yaml(patch.patch),
    })),
  }));
}
