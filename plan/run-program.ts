import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { INSIGHT_SINK, type InsightSink } from "../rules/insight";
import { PROBLEM_SINK, type ProblemSink } from "../rules/problem";
import { ConstructedResources } from "./constructed";
import { Monitor } from "./monitor";
import type { Project } from "./project";
import { Recorder } from "./recorder";
import { type Sdk, loadSdk, sdkStore } from "./sdk";
import type { StackFile } from "./stack-file";
import type { StackReferences } from "./stack-references";
import { Transforms } from "./transforms";

/** What a program said besides registering resources. */
export interface LogMessage {
  readonly severity: "error" | "warn" | "info";
  readonly text: string;
}

/** What came of running a program. */
export interface ProgramRun {
  readonly recorder: Recorder;
  readonly log: readonly LogMessage[];
  /** Everything that was thrown, in the order in which it was. */
  readonly failures: readonly unknown[];
  /** Resources that wait for each other, or for something that never comes. */
  readonly waiting: readonly string[];
}

/** Organization of a stack that is kept in files, as the CLI names it. */
const ORGANIZATION = "organization";
const DEFAULT_REGION = "us-east-1";

/**
 * Runs the program of a project, unmodified, as a preview of a stack that has nothing yet. It has ended
 * when the event loop has nothing left to do, as under the real engine. Once per process.
 */
export async function runProgram(
  project: Project,
  stackFile: StackFile,
  stackReferences: StackReferences,
  date: string,
): Promise<ProgramRun> {
  process.chdir(project.folder);
  const sdk = loadSdk(project.folder);
  const recorder = new Recorder(
    { project: project.name, stack: stackFile.stack },
    stackFile.config["aws:region"] ?? DEFAULT_REGION,
  );
  recorder.findings.push(...stackFile.findings);
  const constructed = new ConstructedResources();
  const log: LogMessage[] = [];
  const failures: unknown[] = [];
  listen(sdk, log);
  setSinks(
    { date, report: (problem) => void recorder.findings.push(problem) },
    { report: (insight) => void recorder.insights.push(insight) },
  );
  connect(
    sdk,
    project,
    stackFile,
    new Monitor(recorder, constructed, stackReferences, sdk.resolve),
  );

  const fail = (error: unknown): void => {
    failures.push(error);
  };
  process.on("unhandledRejection", fail);
  process.on("uncaughtException", fail);
  const onExit = warnOfExit();
  sdk.runtime
    .runInPulumiStack(async () => {
      sdk.runtime.registerStackTransformation((resource) => {
        constructed.add(resource);
        return undefined;
      });
      return (await load(project)) as Record<string, unknown>;
    })
    .catch(fail);
  await once(process, "beforeExit");
  process.off("unhandledRejection", fail);
  process.off("uncaughtException", fail);
  process.off("exit", onExit);
  setSinks(undefined, undefined);
  return { recorder, log, failures, waiting: constructed.waiting };
}

function connect(sdk: Sdk, project: Project, stackFile: StackFile, monitor: Monitor): void {
  sdk.runtime.setMockOptions(monitor, project.name, stackFile.stack, true, ORGANIZATION);
  sdk.runtime.setAllConfig(stackFile.config, stackFile.secretKeys);
  const store = sdkStore();
  store.settings.options.rootDirectory = project.root;
  monitor.transforms = new Transforms(sdk, monitor);
  store.callbacks = monitor.transforms.server;
}

/** Without an engine the SDK prints; a plan shows what was said after its summary. */
function listen(sdk: Sdk, log: LogMessage[]): void {
  for (const severity of ["error", "warn", "info"] as const) {
    sdk.log[severity] = (text) => {
      log.push({ severity, text });
      return Promise.resolve();
    };
  }
}

interface Sinks {
  [PROBLEM_SINK]?: ProblemSink | undefined;
  [INSIGHT_SINK]?: InsightSink | undefined;
}

function setSinks(problems: ProblemSink | undefined, insights: InsightSink | undefined): void {
  const sinks = globalThis as Sinks;
  sinks[PROBLEM_SINK] = problems;
  sinks[INSIGHT_SINK] = insights;
}

/** A program that ends the process would otherwise look like a plan without resources. */
function warnOfExit(): () => void {
  const onExit = (): void => {
    process.stderr.write("the program called process.exit() before its end: nothing was planned\n");
    process.exitCode = 2;
  };
  process.on("exit", onExit);
  return onExit;
}

/** Loads the program as the language host does; an exported function is called. */
async function load({ folder, entry }: Project): Promise<unknown> {
  const require = createRequire(join(folder, "package.json"));
  let program: unknown;
  try {
    program = require(entry);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_REQUIRE_ESM") throw error;
    program = await importModule(require.resolve(entry));
  }
  return await (typeof program === "function" ? (program as () => unknown)() : program);
}

/** A compiler that writes CommonJS would turn a plain `import()` into the `require` that has just failed. */
async function importModule(file: string): Promise<unknown> {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const load = new Function("url", "return import(url)") as (url: string) => Promise<object>;
  const module = (await load(pathToFileURL(file).href)) as { default?: unknown };
  return module.default ?? module;
}
