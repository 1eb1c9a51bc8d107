import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { parse, stringify } from "yaml";
import { choosePlugins, type Plugin } from "./providers";

/** One resource in the engine's state. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly parent?: string;
  readonly provider?: string;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
  readonly deletedWith?: string;
}

/** One line of the engine's event log. */
export interface EngineEvent {
  readonly resOutputsEvent?: { readonly metadata: { readonly op: string; readonly urn: string } };
}

/** How a command of the CLI ended. */
export interface Ended {
  readonly status: number | null;
  /** Standard output and error. */
  readonly output: string;
  readonly stdout: string;
  readonly seconds: number;
}

interface ProjectFile {
  readonly runtime: { readonly options?: { readonly tsconfig?: string } };
  plugins?: unknown;
}

/** Folders of a project that no program reads. */
const LEFT_OUT = new Set(["node_modules", ".git", "plan-out", "dist", "coverage", "test", "docs"]);

/** Credentials of whoever runs Pulumi; they belong to the environment and must stay there. */
export const AMBIENT_SECRETS = {
  AWS_SECRET_ACCESS_KEY: "AMBIENT-SECRET-aws-secret-access-key",
  AWS_SESSION_TOKEN: "AMBIENT-SECRET-aws-session-token",
  PULUMI_CONFIG_PASSPHRASE: "AMBIENT-SECRET-passphrase",
} as const;

/**
 * A project in the hands of the real Pulumi engine: a copy of its folder, a home and a backend of its own, no
 * plugin but those of this run, and no download.
 */
export class Engine {
  readonly plugins: readonly Plugin[];
  readonly #folder: string;
  readonly #project: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #stack: string;
  #log = "";

  /** Copies a project; `root` has the node_modules it runs with. */
  constructor(project: string, root: string, stack: string, tools: ReadonlyMap<string, string>) {
    this.#folder = mkdtempSync(join(tmpdir(), "eks-cni-engine-"));
    this.#project = join(this.#folder, "project");
    this.#stack = stack;
    cpSync(project, this.#project, {
      recursive: true,
      filter: (file) => file === project || !LEFT_OUT.has(basename(file)),
    });
    symlinkSync(join(root, "node_modules"), join(this.#project, "node_modules"));
    this.plugins = choosePlugins(this.#folder, root, tools);
    const tsconfig = this.#addPlugins();
    for (const folder of ["state", "home"]) {
      mkdirSync(join(this.#folder, folder));
    }
    const { PATH, HOME, LANG } = process.env;
    this.#env = {
      ...AMBIENT_SECRETS,
      AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
      HOME,
      LANG,
      PATH: [...[...tools.values()].map(dirname), dirname(process.execPath), PATH].join(":"),
      // Shows the flag --event-log.
      PULUMI_DEBUG_COMMANDS: "true",
      PULUMI_BACKEND_URL: `file://${join(this.#folder, "state")}`,
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_HOME: this.#home(),
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // The language host of the lab is older than the option of Pulumi.yaml.
      ...(tsconfig === undefined ? {} : { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig }),
    };
    this.#must(["stack", "init", stack]);
  }

  preview(...flags: readonly string[]): Ended {
    return this.#run(["preview", ...flags]);
  }

  /** A preview as the engine's events, one a line. */
  previewEvents(): Ended {
    return this.#run(["preview", "--json"], { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true" });
  }

  up(): Ended {
    return this.#run(["up", "--yes", "--skip-preview", "--event-log", this.#events("up")]);
  }

  destroy(): Ended {
    return this.#run([
      "destroy",
      "--yes",
      "--skip-preview",
      "--event-log",
      this.#events("destroy"),
    ]);
  }

  config(key: string, value: string, ...flags: readonly string[]): void {
    this.#must(["config", "set", key, value, ...flags]);
  }

  /** Resources of the state, in the engine's order. */
  resources(): readonly StateResource[] {
    const state = JSON.parse(this.state()) as {
      deployment: { resources?: readonly StateResource[] };
    };
    return state.deployment.resources ?? [];
  }

  /** The state as it is stored, secrets encrypted. */
  state(): string {
    return this.#must(["stack", "export"]).output;
  }

  /** Makes a state that was exported before the state again; without one, an empty one. */
  importState(state: string): void {
    const file = join(this.#folder, "state.json");
    writeFileSync(file, state);
    this.#must(["stack", "import", "--file", file]);
  }

  /** Gives the stack another file; `config` then writes into that one. */
  configureBy(stackFile: string): void {
    copyFileSync(stackFile, join(this.#project, `Pulumi.${this.#stack}.yaml`));
  }

  /** What the engine reported while it ran a command. */
  events(command: "up" | "destroy"): readonly EngineEvent[] {
    return readFileSync(this.#events(command), "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as EngineEvent);
  }

  /** What commands printed. */
  printed(): string {
    return this.#log;
  }

  /**
   * What commands printed, and the engine's event logs. The latter hold debug messages that nobody sees without
   * `--debug`; in those the Node SDK repeats every answer of the engine, secrets in clear.
   */
  log(): string {
    const logs = (["up", "destroy"] as const).map((each) => this.#events(each)).filter(existsSync);
    return [this.#log, ...logs.map((file) => readFileSync(file, "utf8"))].join("\n");
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #home(): string {
    const real = this.plugins.some(({ path }) => path === undefined);
    return (real ? process.env["PULUMI_HOME"] : undefined) ?? join(this.#folder, "home");
  }

  /** Names the plugins in the copy's Pulumi.yaml and gives back the tsconfig it names. */
  #addPlugins(): string | undefined {
    const file = join(this.#project, "Pulumi.yaml");
    const project = parse(readFileSync(file, "utf8")) as ProjectFile;
    const providers = this.plugins.flatMap(({ name, path }) =>
      path === undefined ? [] : [{ name, path }],
    );
    project.plugins = { providers };
    writeFileSync(file, stringify(project));
    return project.runtime.options?.tsconfig;
  }

  #events(command: string): string {
    return join(this.#folder, `${command}.events`);
  }

  #must(args: readonly string[]): Ended {
    const ended = this.#run(args);
    if (ended.status !== 0) {
      throw new Error(
        `pulumi ${args.join(" ")} ended with ${String(ended.status)}: ${ended.output}`,
      );
    }
    return ended;
  }

  #run(args: readonly string[], more: NodeJS.ProcessEnv = {}): Ended {
    const started = performance.now();
    const selected = args[0] === "stack" && args[1] === "init" ? [] : ["--stack", this.#stack];
    const result = spawnSync(
      "pulumi",
      [...args, ...selected, "--non-interactive", "--color=never"],
      {
        cwd: this.#project,
        env: { ...this.#env, ...more },
        encoding: "utf8",
        maxBuffer: 256 * 1024 * 1024,
      },
    );
    const output = `${result.stdout}${result.stderr}`;
    const shown = args[1] === "export" ? result.stdout : output;
    this.#log += args[1] === "export" ? "" : output;
    const seconds = (performance.now() - started) / 1000;
    return { status: result.status, output: shown, stdout: result.stdout, seconds };
  }
}
