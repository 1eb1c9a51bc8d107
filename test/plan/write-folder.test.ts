import assert from "node:assert/strict";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import type { PlanFolder } from "../../plan/plan";
import { PlanError } from "../../plan/plan-error";
import { writePlanFolder } from "../../plan/write-folder";

const FOLDER: PlanFolder = {
  plan: {
    formatVersion: 1,
    project: "shop",
    stack: "dev",
    date: "2026-11-24",
    resources: [],
    waves: [],
    placeholders: [],
    findings: [],
  },
  userData: new Map([["general.mime", "MIME-Version: 1.0\n"]]),
  helm: new Map([
    [
      "cilium",
      {
        chart: "cilium",
        repository: "https://example.org",
        version: "1.20.0",
        namespace: "kube-system",
        values: { a: "yes", b: "12:30:00" },
      },
    ],
  ]),
};
const REPORTS = { markdown: () => "# plan\n", html: () => "<p>plan</p>\n" };

describe("the plan folder", () => {
  const root = mkdtempSync(join(tmpdir(), "eks-cni-folder-"));
  after(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it("holds two-space JSON with a final newline, the bytes of the user data and YAML that reads back", () => {
    const out = join(root, "deep", "fresh");
    writePlanFolder(FOLDER, out, REPORTS);
    assert.equal(
      readFileSync(join(out, "plan.json"), "utf8"),
      `${JSON.stringify(FOLDER.plan, null, 2)}\n`,
    );
    assert.equal(readFileSync(join(out, "user-data/general.mime"), "utf8"), "MIME-Version: 1.0\n");
    const helm = readFileSync(join(out, "helm/cilium.yaml"), "utf8");
    assert.deepEqual(parse(helm), FOLDER.helm.get("cilium"));
    assert.deepEqual(parse(helm, { version: "1.1" }), FOLDER.helm.get("cilium"));
    assert.equal(statSync(out).mode & 0o777, 0o755);
  });

  it("replaces an earlier one as a whole", () => {
    const out = join(root, "whole");
    writePlanFolder(FOLDER, out, REPORTS);
    writePlanFolder({ ...FOLDER, userData: new Map(), helm: new Map() }, out, REPORTS);
    assert.deepEqual(readdirSync(join(out, "user-data")), []);
    assert.deepEqual(readdirSync(join(out, "helm")), []);
  });

  it("is left as it was, with nothing half-written beside it, when making the next one fails", () => {
    const place = join(root, "failing");
    const out = join(place, "plan-out");
    writePlanFolder(FOLDER, out, REPORTS);
    const markdown = (): string => {
      throw new Error("no report");
    };
    assert.throws(() => {
      writePlanFolder({ ...FOLDER, userData: new Map() }, out, { ...REPORTS, markdown });
    }, /no report/);
    assert.deepEqual(readdirSync(place), ["plan-out"]);
    assert.deepEqual(readdirSync(join(out, "user-data")), ["general.mime"]);
  });

  it("never takes the place of a folder that is something else", () => {
    const out = join(root, "work");
    mkdirSync(out);
    writeFileSync(join(out, "thesis.txt"), "years");
    assert.throws(() => {
      writePlanFolder(FOLDER, out, REPORTS);
    }, PlanError);
    assert.deepEqual(readdirSync(out), ["thesis.txt"]);
  });

  it("says so when it cannot be written", () => {
    const file = join(root, "file");
    writeFileSync(file, "");
    assert.throws(
      () => {
        writePlanFolder(FOLDER, join(file, "below"), REPORTS);
      },
      (error: unknown) => error instanceof PlanError && /cannot be written/.test(error.message),
    );
  });
});
