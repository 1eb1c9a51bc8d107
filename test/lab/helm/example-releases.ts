import type { HelmFile, Plan } from "../../../plan/plan";
import { DEFAULT_STACK, EXAMPLES, type PlannedExamples } from "../../examples/examples";
import { findChart } from "./charts-folder";

/** A release of an example's plan, and the real chart for it. */
export interface ExampleRelease {
  readonly example: string;
  readonly release: string;
  readonly file: HelmFile;
  /** Folder of the unpacked chart. */
  readonly folder: string;
  readonly kubeVersion: string;
}

/** Every example, and the stack file of the program itself. */
export const STACKS: readonly string[] = [DEFAULT_STACK, ...EXAMPLES];

/** The releases of an example whose charts are there; the others are named aloud. */
export function releasesOf(examples: PlannedExamples, example: string): readonly ExampleRelease[] {
  const { helm, plan } = examples.plan(example);
  const kubeVersion = `${kubernetesVersion(plan)}.0`;
  return [...helm].flatMap(([release, file]) => {
    const chart = findChart(file.chart, file.version);
    if ("missing" in chart) {
      process.stdout.write(`SKIP helm: ${file.chart} ${file.version}: ${chart.missing}\n`);
      return [];
    }
    return [{ example, release, file, folder: chart.folder, kubeVersion }];
  });
}

/** Minor version of the cluster that a plan creates. */
function kubernetesVersion({ resources }: Plan): string {
  const versions = resources
    .filter(({ type }) => /eks\/(cluster:Cluster|nodeGroup:NodeGroup)$/.test(type))
    .map(({ inputs }) => inputs["version"])
    .filter((version) => typeof version === "string");
  const [version] = versions;
  if (version === undefined || new Set(versions).size > 1) {
    throw new Error(`Kubernetes versions of the plan: ${versions.join(", ")}`);
  }
  return version;
}
