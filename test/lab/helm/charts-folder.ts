import { existsSync } from "node:fs";
import { join } from "node:path";

/** An unpacked chart, or why there is none. */
export type FoundChart = { readonly folder: string } | { readonly missing: string };

/**
 * Finds an unpacked chart as `$CHARTS_DIR/<chart>/<version>/Chart.yaml`, with its dependencies in `charts/`.
 * Charts are in no package registry: whoever runs the lab downloads them, for example with
 * `helm pull cilium --repo https://helm.cilium.io --version 1.20.0 --untar`.
 */
export function findChart(chart: string, version: string): FoundChart {
  const root = process.env["CHARTS_DIR"];
  if (root === undefined || root === "") return { missing: "CHARTS_DIR is not set" };
  const folder = join(root, chart, version);
  return existsSync(join(folder, "Chart.yaml"))
    ? { folder }
    : { missing: `${folder} has no Chart.yaml` };
}
