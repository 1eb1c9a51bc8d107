import { resolve } from "node:path";
import type { ClusterInsight } from "../rules/insight";
import type { Problem } from "../rules/problem";
import { namingOf } from "./file-names";
import { wavesOf } from "./graph";
import { helmFiles } from "./helm-files";
import type { PlanFolder } from "./plan";
import { checkRun } from "./program-failure";
import { readProject } from "./project";
import type { Recorder } from "./recorder";
import { type LogMessage, runProgram } from "./run-program";
import { defaultStackFile, readStackFile } from "./stack-file";
import { StackReferences } from "./stack-references";
import { usedPlaceholders } from "./used-placeholders";
import { userDataFiles } from "./user-data-files";

/** What a plan is made from. */
export interface PlanOptions {
  /** Folder in which the command was given. */
  readonly folder: string;
  /** Stack file. @default - `Pulumi.dev.yaml`, or the only one there is */
  readonly config?: string;
  /** Day on which the program is judged, `YYYY-MM-DD`. */
  readonly date: string;
  /** JSON file with the outputs of other stacks. @default - they are unknown */
  readonly stackOutputs?: string;
}

/** A plan and what the program said while it was made. */
export interface MadePlan {
  readonly folder: PlanFolder;
  readonly log: readonly LogMessage[];
}

/**
 * Runs the program of a folder offline and puts its plan together in memory. Once per process.
 *
 * @throws PlanError for mistakes of the user and faults of the program
 */
export async function makePlan(options: PlanOptions): Promise<MadePlan> {
  const at = (file: string): string => resolve(options.folder, file);
  const project = readProject(options.folder);
  const stackFile = readStackFile(
    options.config === undefined ? defaultStackFile(project.root) : at(options.config),
    project,
  );
  const references = new StackReferences(
    options.stackOutputs === undefined ? undefined : at(options.stackOutputs),
  );
  const run = await runProgram(project, stackFile, references, options.date);
  checkRun(run, project);
  const { recorder, log } = run;
  const registered = [...recorder.recorded.values()].map(({ resource }) => resource);
  const waves = wavesOf(registered);
  const naming = namingOf(registered);
  const resources = waves.flat().flatMap((urn) => naming.byUrn.get(urn) ?? []);
  return {
    folder: {
      plan: {
        formatVersion: 1,
        project: project.name,
        stack: stackFile.stack,
        date: options.date,
        resources,
        waves,
        placeholders: usedPlaceholders(recorder.recorded),
        findings: sorted(recorder.findings).map((problem) => ({
          ...problem,
          message: recorder.scrub(problem.message),
        })),
        ...insightsOf(recorder),
      },
      userData: userDataFiles(resources, naming),
      helm: helmFiles(resources, naming),
    },
    log: log.map((message) => ({ ...message, text: recorder.scrub(message.text) })),
  };
}

/** By name, whatever the order in which clusters were made. */
function insightsOf(recorder: Recorder): { clusters?: readonly ClusterInsight[] } {
  const { insights } = recorder;
  if (insights.length === 0) return {};
  const order = ({ cluster: one }: ClusterInsight, { cluster: other }: ClusterInsight) =>
    one < other ? -1 : Number(one > other);
  const scrub = (_: string, value: unknown): unknown =>
    typeof value === "string" ? recorder.scrub(value) : value;
  return {
    clusters: JSON.parse(JSON.stringify([...insights].sort(order), scrub)) as ClusterInsight[],
  };
}

const SEVERITIES = ["error", "warning", "info"];

/** Worst first, then by place: the order of reporting depends on which output was known first. */
function sorted(findings: readonly Problem[]): readonly Problem[] {
  const key = ({ severity, path, rule }: Problem) =>
    `${String(SEVERITIES.indexOf(severity))} ${path} ${rule}`;
  const unique = new Map(
    findings.map((problem) => [`${key(problem)} ${problem.message}`, problem]),
  );
  return [...unique.values()].sort((one, other) =>
    key(one).localeCompare(key(other), "en", { numeric: true }),
  );
}
