import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";

/** This checkout. */
export const CHECKOUT = resolve(__dirname, "../..");

/** Files of a commit by path; null removes one that the commit before had. */
export type Files = Readonly<Record<string, string | null>>;

const STACK = readFileSync(join(CHECKOUT, "Pulumi.dev.yaml"), "utf8");

/** The default stack file with one text replaced by another. */
export function stack(from = "", to = ""): string {
  if (!STACK.includes(from)) throw new Error(`Pulumi.dev.yaml has no ${from}`);
  return STACK.replace(from, to);
}

/** Somebody's repository that uses the package: the program is ours. */
export const PROGRAM: Files = {
  "package.json": '{ "name": "shop", "private": true }\n',
  "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: index.ts\n",
  "Pulumi.dev.yaml": stack(),
  "index.ts": `export * from ${JSON.stringify(join(CHECKOUT, "index"))};\n`,
};

/**
 * Stands for `npm ci`: this checkout's packages, linked one by one, so that what is transpiled is kept in the temporary
 * folder.
 */
export const LINK_PACKAGES = `mkdir -p node_modules/.bin && ln -s ${CHECKOUT}/node_modules/* node_modules/`;

/** The same, and `eks-cni` where npm links an installed package's command. */
export const INSTALL = `${LINK_PACKAGES} && ln -s ${CHECKOUT}/bin/eks-cni.js node_modules/.bin/eks-cni`;

/** Rooms and files of this checkout that its own plan needs, as they are on disk. */
export function copyOfThisProject(): Files {
  const rooms = [
    "bin",
    "capacity",
    "charts",
    "components",
    "config",
    "conflist",
    "pins",
    "plan",
    "repair",
  ];
  const files = ["index.ts", "package.json", "package-lock.json", "Pulumi.yaml", "Pulumi.dev.yaml"];
  const found = [...rooms, "rules", "spec", "userdata"]
    .filter((room) => existsSync(join(CHECKOUT, room)))
    .flatMap((room) =>
      readdirSync(join(CHECKOUT, room), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(CHECKOUT, join(entry.parentPath, entry.name))),
    );
  return Object.fromEntries(
    [...files, "tsconfig.json", "tsconfig.run.json", ...found].map((file) => [
      file,
      readFileSync(join(CHECKOUT, file), "utf8"),
    ]),
  );
}

/** What a script came to. */
export interface ScriptRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Text of a file in the output folder. */
  read(file: string): string;
}

/** A git repository with a base and a head, in a temporary folder. */
export class Repository {
  readonly folder = mkdtempSync(join(tmpdir(), "eks-cni-pull-request-"));
  readonly #git = join(this.folder, "repository");

  constructor(base: Files, head: Files) {
    mkdirSync(this.#git);
    this.git("init", "--quiet", "--initial-branch", "main");
    this.commit(base, "base");
    this.commit(head, "head");
    this.git("worktree", "add", "--quiet", "--detach", join(this.folder, "base"), "HEAD^1");
    this.git("worktree", "add", "--quiet", "--detach", join(this.folder, "head"), "HEAD");
  }

  /** Runs git in the repository, as somebody. */
  git(...words: readonly string[]): void {
    const who = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
    execFileSync("git", [...who, ...words], {
      cwd: this.#git,
      stdio: "pipe",
      env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" },
    });
  }

  /** Where `git` runs; its branch `main` is at the head. */
  get path(): string {
    return this.#git;
  }

  /** Commits these files on the branch that is checked out. */
  commit(files: Files, message: string): void {
    for (const [file, text] of Object.entries(files)) {
      const path = join(this.#git, file);
      mkdirSync(dirname(path), { recursive: true });
      if (text === null) rmSync(path);
      else writeFileSync(path, text);
      if (text?.startsWith("#!") === true) chmodSync(path, 0o755);
    }
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", message);
  }

  /** Runs `plan-sides.sh` on both sides, as the workflow does. */
  planSides(environment: Readonly<Record<string, string>> = {}): ScriptRun {
    return runScript("plan-sides.sh", [join(this.folder, "base"), join(this.folder, "head")], {
      out: join(this.folder, "preview"),
      environment: { PLAN_INSTALL: INSTALL, PLAN_DATE: "2026-11-24", ...environment },
    });
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs one of the shell scripts with an output folder as its last word. */
export function runScript(
  name: string,
  words: readonly string[],
  {
    out,
    environment,
  }: { readonly out: string; readonly environment: Readonly<Record<string, string>> },
): ScriptRun {
  const { PULUMI_CONFIG: _, PLAN_INSTALL: __, ...inherited } = process.env;
  const script = join(CHECKOUT, "scripts/pull-request", name);
  const { status, stdout, stderr } = spawnSync("bash", [script, ...words, out], {
    encoding: "utf8",
    env: { ...inherited, ...environment },
  });
  return { status, stdout, stderr, read: (file) => readFileSync(join(out, file), "utf8") };
}
