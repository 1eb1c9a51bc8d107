import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import type { Plan, PlannedResource } from "../../plan/plan";
import { type CommandRun, type TestProject, TestProjects } from "../plan/command-line";

const COMPONENTS = resolve(__dirname, "../../components");

/** The day on which every program is judged. */
const DATE = "2026-11-24";

const HEAD = `import * as aws from "@pulumi/aws";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as ours from ${JSON.stringify(COMPONENTS)};
`;

/** Any JSON value of a recorded resource, to be read without ceremony. */
export type Inputs = Readonly<Record<string, unknown>>;

/** What came of a program, asked the way a reader of the plan would. */
export class Recorded {
  readonly #byUrn: ReadonlyMap<string, PlannedResource>;
  readonly #reach = new Map<string, ReadonlySet<string>>();

  constructor(
    readonly plan: Plan,
    readonly project: TestProject,
  ) {
    this.#byUrn = new Map(plan.resources.map((resource) => [resource.urn, resource]));
  }

  /** Every resource whose type ends so (`Addon`, `ec2/vpc:Vpc`), in order of waves. */
  all(type: string): readonly PlannedResource[] {
    return this.plan.resources.filter((resource) => endsWithType(resource.type, type));
  }

  names(type: string): readonly string[] {
    return this.all(type)
      .map(({ name }) => name)
      .sort();
  }

  /** The one resource of a type, or of a type and a name. */
  one(type: string, name?: string): PlannedResource {
    const found = this.all(type).filter((resource) => name === undefined || resource.name === name);
    assert.equal(
      found.length,
      1,
      `${type} ${name ?? ""}: one of ${this.plan.resources.map((r) => `${r.type} ${r.name}`).join(", ")}`,
    );
    return found[0] as PlannedResource;
  }

  inputs(type: string, name?: string): Inputs {
    return this.one(type, name).inputs;
  }

  /** Whether `later` waits for `earlier`, through however many others. */
  waits(later: PlannedResource, earlier: PlannedResource): boolean {
    return this.#before(later.urn).has(earlier.urn);
  }

  assertWaits(later: PlannedResource, earlier: PlannedResource): void {
    assert.ok(this.waits(later, earlier), `${label(later)} does not wait for ${label(earlier)}`);
  }

  /** The component's URN is somewhere above the resource. */
  isIn(resource: PlannedResource, component: PlannedResource): boolean {
    for (let at: PlannedResource | undefined = resource; at?.parent != null;) {
      if (at.parent === component.urn) return true;
      at = this.#byUrn.get(at.parent);
    }
    return false;
  }

  /** Rules of the findings, sorted. */
  rules(severity?: string): readonly string[] {
    return this.plan.findings
      .filter((finding) => severity === undefined || finding.severity === severity)
      .map(({ rule }) => rule)
      .sort();
  }

  /** Decoded user data of a launch template. */
  userData(name: string): string {
    const { userData } = this.inputs("LaunchTemplate", name);
    return Buffer.from(String(userData), "base64").toString("utf8");
  }

  #before(urn: string): ReadonlySet<string> {
    const known = this.#reach.get(urn);
    if (known !== undefined) return known;
    const found = new Set<string>();
    for (const edge of this.#byUrn.get(urn)?.dependsOn ?? []) {
      found.add(edge);
      this.#before(edge).forEach((further) => found.add(further));
    }
    this.#reach.set(urn, found);
    return found;
  }
}

function endsWithType(type: string, end: string): boolean {
  return type === end || (type.endsWith(end) && /[:/]$/.test(type.slice(0, -end.length)));
}

function label({ type, name }: PlannedResource): string {
  return `${type} ${name}`;
}

/** Runs programs that use the components of this checkout (`ours`) through the offline engine. */
export class Programs {
  readonly #projects = new TestProjects();

  /** Runs a program, whatever comes of it. */
  attempt(body: string): { readonly run: CommandRun; readonly project: TestProject } {
    return this.attemptWith({}, body);
  }

  /** Runs a program with further files beside it. */
  attemptWith(
    files: Readonly<Record<string, string>>,
    body: string,
  ): { readonly run: CommandRun; readonly project: TestProject } {
    const project = this.#projects.make({
      "index.ts": HEAD + body,
      // A program start does not pay for type checking.
      "tsconfig.json": JSON.stringify({ extends: join(COMPONENTS, "../tsconfig.run.json") }),
      ...files,
    });
    return { project, run: project.run("plan", "--date", DATE) };
  }

  /** A program that is planned whatever the rules say of it. */
  record(body: string): Recorded {
    const { run, project } = this.attempt(body);
    assert.ok(run.status === 0 || run.status === 1, run.stderr + run.stdout);
    return new Recorded(project.plan(), project);
  }

  /** A program of one `Cluster` with these arguments. */
  cluster(args: object, name = "dev"): Recorded {
    return this.record(`new ours.Cluster(${JSON.stringify(name)}, ${JSON.stringify(args)});\n`);
  }

  /** What a program says that ends without a plan, on one line. */
  refusal(body: string): string {
    const { run } = this.attempt(body);
    assert.equal(run.status, 2, run.stderr + run.stdout);
    return (run.stderr + run.stdout).replace(/\s+/g, " ");
  }

  dispose(): void {
    this.#projects.dispose();
  }
}

/** Arguments of a node group with two Graviton nodes of AL2023. */
export function nodeGroup(overrides: object = {}): object {
  return {
    name: "general",
    operatingSystem: "AL2023",
    instanceTypes: ["m7g.large"],
    scaling: { min: 2, max: 4, desired: 2 },
    ...overrides,
  };
}

/** Arguments of the smallest cluster that nobody would object to. */
export function clusterArgs(overrides: object = {}, cluster: object = {}): object {
  return {
    cluster: { name: "dev", version: "1.35", ...cluster },
    cni: { kind: "cilium", mode: "eni" },
    nodeGroups: [nodeGroup()],
    ...overrides,
  };
}
