import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { notesOn, requireComparable } from "../../../plan/changes/read/compare-input";
import { readPlanFolder } from "../../../plan/changes/read/read-plan-folder";
import { SharedParts } from "../../../plan/changes/read/shared-parts";
import type { Plan } from "../../../plan/plan";

const URN = "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main";

const PLAN: Plan = {
  formatVersion: 1,
  project: "shop",
  stack: "dev",
  date: "2026-11-24",
  resources: [
    {
      urn: URN,
      type: "aws:ec2/vpc:Vpc",
      name: "main",
      parent: null,
      custom: true,
      dependsOn: [],
      inputs: { cidrBlock: "10.0.0.0/16" },
      options: { protect: true },
    },
  ],
  waves: [[URN]],
  placeholders: [{ value: "vpc-1", of: URN, property: "id" }],
  findings: [
    {
      rule: "a/b",
      severity: "info",
      path: "p",
      message: "m",
      remedy: "r",
      suppressed: { reason: "x" },
    },
  ],
};

describe("reading a plan folder", () => {
  const root = mkdtempSync(join(tmpdir(), "eks-cni-read-"));
  let count = 0;
  after(() => {
    rmSync(root, { recursive: true, force: true });
  });

  function folder(text: string | undefined): string {
    count += 1;
    const path = join(root, `plan-${String(count)}`);
    mkdirSync(path);
    if (text !== undefined) writeFileSync(join(path, "plan.json"), text);
    return path;
  }

  /** In one way or the other, the words are the same. */
  function refuses(text: string, message: RegExp): void {
    for (const largeBytes of [0, Infinity]) {
      assert.throws(() => readPlanFolder(folder(text), new SharedParts(), largeBytes), {
        name: "PlanError",
        status: 2,
        message,
      });
    }
  }

  for (const largeBytes of [0, Infinity]) {
    it(`gives the plan, however it is laid out, ${largeBytes === 0 ? "in pieces" : "as a whole"}`, () => {
      for (const text of [
        JSON.stringify(PLAN),
        JSON.stringify(PLAN, null, 2),
        `\ufeff${JSON.stringify(PLAN)}`,
      ]) {
        assert.deepEqual(readPlanFolder(folder(text), new SharedParts(), largeBytes), PLAN);
      }
    });
  }

  it("keeps once what two large plans have in common", () => {
    const shared = new SharedParts();
    const [one, other] = [0, 0].map(() =>
      readPlanFolder(folder(JSON.stringify(PLAN, null, 2)), shared, 0),
    );
    assert.equal(one?.resources[0], other?.resources[0]);
    assert.deepEqual(one, PLAN);
  });

  it("leaves keys alone that it does not know", () => {
    const later = { ...PLAN, later: [1] };
    assert.deepEqual(readPlanFolder(folder(JSON.stringify(later))), later);
  });

  it("says that there is no folder, or that it is a file", () => {
    assert.throws(() => readPlanFolder(join(root, "none")), {
      name: "PlanError",
      message: /none: no such folder; .*eks-cni plan --out DIR$/,
    });
    const file = join(folder(JSON.stringify(PLAN)), "plan.json");
    assert.throws(() => readPlanFolder(file), {
      name: "PlanError",
      message:
        /plan\.json: a file, but a plan folder is expected: name the folder that holds plan\.json$/,
    });
  });

  it("says that a folder is no plan folder", () => {
    assert.throws(() => readPlanFolder(folder(undefined)), {
      name: "PlanError",
      message: /: not a plan folder: it has no plan\.json; /,
    });
  });

  it("says where a plan is no JSON", () => {
    const text = JSON.stringify(PLAN, null, 2);
    refuses("", /plan\.json: the file is empty$/);
    refuses(
      text.slice(0, 40),
      /plan\.json:3:14: not JSON: this text has no end: is the file whole\?$/,
    );
    refuses(text.slice(0, -4), /plan\.json:\d+:\d+: not JSON: the text ends too early/);
    refuses(
      text.replace('"custom": true,', '"custom": true'),
      /plan\.json:13:\d+: not JSON: a "," or/,
    );
    refuses(`${text}]`, /not JSON: something follows/);
  });

  it("says that the format is another one, and what to do", () => {
    refuses(
      JSON.stringify({ ...PLAN, formatVersion: 2 }),
      /plan\.json: formatVersion 2: this version of eks-cni reads format 1; make the plan again/,
    );
    refuses(JSON.stringify({ ...PLAN, formatVersion: "1" }), /formatVersion "1": /);
    for (const text of ["{}", "[]", "7", '{"resources":[]}']) {
      refuses(text, /plan\.json: not a plan: it has no formatVersion/);
    }
  });

  const [resource] = PLAN.resources;
  for (const [path, plan] of [
    ["project", { ...PLAN, project: 7 }],
    ["resources", { ...PLAN, resources: {} }],
    ["resources[0]", { ...PLAN, resources: [null] }],
    ["resources[0].urn", { ...PLAN, resources: [{ ...resource, urn: undefined }] }],
    ["resources[0].parent", { ...PLAN, resources: [{ ...resource, parent: 1 }] }],
    ["resources[0].dependsOn[1]", { ...PLAN, resources: [{ ...resource, dependsOn: ["a", 1] }] }],
    ["resources[0].inputs", { ...PLAN, resources: [{ ...resource, inputs: [] }] }],
    [
      "resources[0].options.protect",
      { ...PLAN, resources: [{ ...resource, options: { protect: "yes" } }] },
    ],
    ["resources[1].urn", { ...PLAN, resources: [resource, resource] }],
    ["waves[0]", { ...PLAN, waves: ["x"] }],
    ["placeholders[0].of", { ...PLAN, placeholders: [{ value: "v", property: "p" }] }],
    ["findings[0].severity", { ...PLAN, findings: [{ ...PLAN.findings[0], severity: "bad" }] }],
    [
      "findings[0].suppressed.reason",
      { ...PLAN, findings: [{ ...PLAN.findings[0], suppressed: {} }] },
    ],
    ["judges[0].accepted", { ...PLAN, judges: [{ name: "a", version: "b", file: "c" }] }],
  ] as const) {
    it(`names ${path} as the first value that is wrong`, () => {
      assert.throws(
        () => readPlanFolder(folder(JSON.stringify(plan))),
        ({ message }: Error) => {
          assert.ok(message.includes(`plan.json: ${path}: not what a plan has here: `), message);
          return true;
        },
      );
    });
  }
});

describe("two plans", () => {
  const base = { folder: "base", plan: PLAN };

  it("of two projects or stacks are not compared", () => {
    for (const [key, message] of [
      [
        "project",
        /^base is of project "shop", head of project "other": .*--no-base to show head as new$/,
      ],
      ["stack", /^base is of stack "dev", head of stack "other": /],
    ] as const) {
      assert.throws(
        () => {
          requireComparable(base, { folder: "head", plan: { ...PLAN, [key]: "other" } });
        },
        { name: "PlanError", message },
      );
    }
  });

  it("of two days are, and it is said that findings depend on the day", () => {
    const head = { folder: "head", plan: { ...PLAN, date: "2026-11-25" } };
    requireComparable(base, head);
    assert.match(notesOn(base, head)[0] ?? "", /two days, 2026-11-24 and 2026-11-25/);
    assert.deepEqual(notesOn(base, base), []);
  });
});
