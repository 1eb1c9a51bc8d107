import assert from "node:assert/strict";
import { resolve } from "node:path";
import { runCommand, TestProjects } from "../plan/command-line";

const CHECKOUT = resolve(__dirname, "../..");
const NARROW = { COLUMNS: "60" };

/** ESC, which begins every colour. */
const ESCAPE = "\u001b";

describe("the command line", () => {
  const projects = new TestProjects();
  after(() => {
    projects.dispose();
  });

  for (const [words, status, expected] of [
    [
      ["--help"],
      0,
      /usage: eks-cni <command>[^]*plan[^]*pins[^]*diff[^]*report[^]*doctor[^]*repair/,
    ],
    [["plan", "--help"], 0, /--config FILE[^]*--out DIR[^]*--date[^]*--stack-outputs FILE/],
    [["help", "plan"], 0, /--config FILE/],
    [["pins", "--help"], 0, /pins/],
    [["diff", "--help"], 0, /BASE HEAD[^]*--no-base[^]*--limit N[^]*--exit-code/],
    [["report", "--help"], 0, /PREVIEW\.json[^]*--format[^]*--limit N/],
    [["--version"], 0, /^\d+\.\d+\.\d+/],
    [[], 2, /usage: eks-cni <command>/],
  ] as const) {
    it(`answers ${["eks-cni", ...words].join(" ")} within 60 columns`, () => {
      const run = runCommand(CHECKOUT, words, NARROW);
      assert.equal(run.status, status, run.stderr);
      assert.match(run.stdout, expected);
      if (words[0] !== "pins") {
        for (const line of run.stdout.split("\n")) assert.ok(line.length <= 60, line);
      }
    });
  }

  for (const name of ["doctor", "repair"]) {
    it(`says that ${name} is not available yet`, () => {
      const run = runCommand(CHECKOUT, [name, "some", "words"], NARROW);
      assert.equal(run.status, 2);
      assert.match(run.stderr, /^not available yet: /);
    });
  }

  for (const [words, message] of [
    [["plna"], /unknown command "plna"/],
    [["plans"], /did you mean plan/],
    [["plan", "--confg", "x"], /--confg/],
    [["plan", "extra"], /extra/],
    [["plan", "--date", "2026-02-30"], /YYYY-MM-DD/],
    [["plan", "--date", "tomorrow"], /YYYY-MM-DD/],
    [["plan", "--out", ""], /--out is empty/],
    [["plan", "--config", "Pulumi.none.yaml"], /Pulumi\.none\.yaml: cannot be read: no such file/],
    [["plan", "--stack-outputs", "none.json"], /none\.json: cannot be read/],
  ] as const) {
    it(`explains ${words.join(" ")}`, () => {
      const project = projects.make({ "index.ts": "" });
      const run = runCommand(project.folder, words, NARROW);
      assert.equal(run.status, 2);
      assert.match(run.stderr.replace(/\n\s*/g, " "), message);
      assert.doesNotMatch(run.stderr, /\n\s+at /);
      for (const line of run.stderr.split("\n")) assert.ok(line.length <= 60, line);
    });
  }

  it("says where it looked when there is no project", () => {
    const run = runCommand("/", ["plan"]);
    assert.equal(run.status, 2);
    assert.match(run.stderr, /no Pulumi\.yaml/);
  });

  it("writes no colour when it is piped", () => {
    const project = projects.make({
      "index.ts": `import * as aws from "@pulumi/aws";\nnew aws.ec2.Eip("one", {});\n`,
    });
    const run = project.run("plan");
    assert.equal(run.status, 0, run.stderr);
    assert.ok(run.stdout.length > 0);
    assert.ok(!run.stdout.includes(ESCAPE) && !run.stderr.includes(ESCAPE));
  });

  it("shows what the program logged, apart from the result", () => {
    const project = projects.make({
      "index.ts": `import * as pulumi from "@pulumi/pulumi";\nvoid pulumi.log.warn("mind the step");\n`,
    });
    const run = project.run("plan");
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stderr, /^warn: mind the step$/m);
  });
});
