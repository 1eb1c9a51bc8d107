import { parse } from "yaml";
import { compareVersions, minorOf } from "../../pins/version-order";
import { listAt, stringAt, valueAt } from "./answer";
import { PinsError } from "./pins-error";
import type { Reading } from "./reading";
import { readTags, request as requestUrl, type Fetch } from "./registry";
import type { ChartVersionRequest } from "./request";

/** A release, as opposed to a pre-release or a build. */
const RELEASE = /^v?\d+\.\d+\.\d+$/;

/** Reads the newest release of a chart within the minor version that the stack has. */
export async function readChartVersion(
  request: ChartVersionRequest,
  fetch: Fetch,
): Promise<Reading> {
  const { repository, chart, version } = request;
  const [versions, source] = repository.startsWith("oci://")
    ? [
        await readTags(`${repository.slice("oci://".length)}/${chart}`, fetch),
        `${repository}/${chart}`,
      ]
    : await readIndex(repository, chart, fetch);
  const minor = minorOf(version);
  const [newest] = versions
    .filter((candidate) => RELEASE.test(candidate) && minorOf(candidate) === minor)
    .sort((left, right) => compareVersions(right, left) ?? 0);
  if (newest === undefined) {
    throw new PinsError(
      `${source} has no release ${minor ?? version}.x of the chart ${chart}`,
      "check the chart's version and repository",
    );
  }
  return { value: newest, source: `${source}, newest ${minor ?? ""}.x` };
}

/** The versions in a Helm repository's index. */
async function readIndex(
  repository: string,
  chart: string,
  fetch: Fetch,
): Promise<[string[], string]> {
  const url = `${repository.replace(/\/+$/, "")}/index.yaml`;
  const response = await requestUrl(fetch, url, { method: "GET" });
  if (!response.ok) {
    throw new PinsError(`${url} answers HTTP ${String(response.status)}`, "check chartRepository");
  }
  const index: unknown = parse(await response.text());
  const versions = listAt(valueAt(index, "entries"), chart)
    .map((entry) => stringAt(entry, "version"))
    .filter((version) => version !== undefined);
  return [versions, url];
}
