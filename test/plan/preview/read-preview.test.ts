import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SECRET_TEXT, UNKNOWN_TEXT } from "../../../plan/changes/comparison";
import { readPreview } from "../../../plan/preview/read-preview";

/**
 * What CLI 3.246 printed of a small program with echo providers, shortened. Echo providers say which properties
 * differ and never which force a replacement; `replaceOnChanges` does that here.
 */
function fixture(name: string): string {
  return readFileSync(join(__dirname, "fixtures", name), "utf8");
}

const FORMS = ["json", "ndjson"] as const;

describe("reading a preview", () => {
  for (const form of FORMS) {
    describe(form === "json" ? "as one document" : "as a stream of events", () => {
      it("of a new stack has no base, and creates everything", () => {
        const { base, head, steps, unchanged, source } = readPreview(fixture(`new.${form}`));
        assert.equal(source, "preview");
        assert.equal(base, undefined);
        assert.deepEqual([head.project, head.stack], ["shop", "dev"]);
        assert.deepEqual(new Set(steps.map(({ operation }) => operation)), new Set(["create"]));
        assert.equal(unchanged, 1, "what is only read stays");
        assert.ok(head.resources.some(({ name }) => name === "found"));
      });

      it("of an unchanged stack has no step", () => {
        const { steps, unchanged, raw, diagnostics, base } = readPreview(
          fixture(`unchanged.${form}`),
        );
        assert.deepEqual([steps, raw, diagnostics], [[], [], []]);
        assert.equal(unchanged, 10);
        assert.notEqual(base, undefined);
      });

      it("of a changed stack has one step per resource, deletions last", () => {
        const { steps, unchanged } = readPreview(fixture(`changed.${form}`));
        const told = steps.map(
          ({ operation, before, after }) => `${operation} ${(after ?? before)?.name ?? ""}`,
        );
        assert.equal(told.at(-1), "delete old");
        assert.deepEqual(told.sort(), [
          "create new",
          "delete old",
          "replace a",
          "replace main",
          "update ignored",
          "update password",
          "update queue",
        ]);
        assert.equal(unchanged, 4);
      });

      it("says what forces a replacement, and which side goes first", () => {
        const { steps } = readPreview(fixture(`changed.${form}`));
        const replaced = steps.filter(({ operation }) => operation === "replace");
        assert.deepEqual(
          replaced.map(({ replacedBy, deleteFirst }) => [replacedBy, deleteFirst]),
          [
            [["cidrBlock"], false],
            [["vpcId"], true],
          ],
        );
      });

      it("marks what is not known yet", () => {
        const { steps } = readPreview(fixture(`changed.${form}`));
        const subnet = steps.find(({ after }) => after?.name === "a");
        assert.deepEqual(
          subnet?.properties.filter(({ path }) => path === "vpcId").map(({ after }) => after),
          [UNKNOWN_TEXT],
        );
        assert.deepEqual(
          subnet.properties.map(({ path }) => path),
          ["tags.gone", "tags.owner", "vpcId"],
        );
      });

      it("lists a secret that differs without saying how, and nothing that ignoreChanges hides", () => {
        const { steps } = readPreview(fixture(`changed.${form}`));
        const ignored = steps.find(({ after }) => after?.name === "ignored");
        assert.deepEqual(ignored?.properties, [
          { path: "value", before: SECRET_TEXT, after: SECRET_TEXT },
        ]);
      });

      it("of a failed run has what came before, and says first that it failed", () => {
        const { diagnostics, steps } = readPreview(fixture(`failed.${form}`));
        assert.deepEqual(steps, []);
        assert.match(diagnostics[0] ?? "", /^error: the preview failed/);
        assert.match(diagnostics[1] ?? "", /^error: Missing required configuration variable/);
      });

      it("after a refresh shows what will be done, not what was looked at", () => {
        const { steps, unchanged, diagnostics } = readPreview(
          fixture(`protected-refreshed.${form}`),
        );
        const counts = new Map<string, number>();
        for (const { operation } of steps) {
          counts.set(operation, (counts.get(operation) ?? 0) + 1);
        }
        assert.deepEqual(Object.fromEntries(counts), {
          update: 2,
          replace: 2,
          create: 1,
          delete: 1,
        });
        assert.equal(unchanged, 2);
        assert.ok(diagnostics.some((line) => /marked for protection/.test(line)));
        assert.ok(diagnostics.every((line) => !line.includes("\n")));
      });
    });
  }

  it("says the same of both forms", () => {
    for (const name of ["new", "unchanged", "changed", "failed", "protected-refreshed"]) {
      const [one, other] = FORMS.map((form) => readPreview(fixture(`${name}.${form}`)));
      const told = (preview: typeof one) => ({
        // What does not depend on each other comes in the order in which it happened to run.
        steps: preview?.steps
          .map(({ operation, before, after, properties, replacedBy, deleteFirst }) =>
            JSON.stringify([
              (after ?? before)?.urn,
              operation,
              properties,
              replacedBy,
              deleteFirst,
            ]),
          )
          .sort(),
        unchanged: preview?.unchanged,
        diagnostics: preview?.diagnostics,
        base: preview?.base === undefined,
      });
      assert.deepEqual(told(one), told(other), name);
    }
  });

  it("keeps the debug messages of a stream out: the SDKs repeat secrets there", () => {
    const event = JSON.stringify({
      sequence: 1,
      timestamp: 1,
      diagnosticEvent: { severity: "debug", message: "resp: value,,,hunter2", color: "never" },
    });
    const { diagnostics } = readPreview(`${event}\n${fixture("unchanged.ndjson")}`);
    assert.deepEqual(diagnostics, []);
  });

  it("takes options and edges from the states", () => {
    const { head, base } = readPreview(fixture("changed.json"));
    const subnet = head.resources.find(({ name }) => name === "a");
    assert.deepEqual(subnet?.dependsOn, [
      "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main",
      "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
    ]);
    assert.deepEqual(subnet.options, {}, "default providers are not listed");
    const options = (name: string) => base?.resources.find((each) => each.name === name)?.options;
    assert.deepEqual(options("a"), { protect: true });
    assert.deepEqual(options("old"), { retainOnDelete: true });
    assert.deepEqual(options("ignored"), { ignoreChanges: ["description"] });
  });

  describe("of something else", () => {
    const digest = fixture("changed.json");
    const stream = fixture("changed.ndjson");
    for (const [what, text, message] of [
      ["an empty file", " \n", /^p: the file is empty$/],
      [
        "a truncated document",
        digest.slice(0, 900),
        /^p:\d+:\d+: not JSON: .*is the file whole\?$/,
      ],
      [
        "a stream that is cut inside a line",
        stream.slice(0, 5000),
        /^p:\d+:\d+: not JSON: .*is the file whole\?$/,
      ],
      [
        "a stream that is cut between lines",
        stream.split("\n").slice(0, 4).join("\n"),
        /^p: the stream ends before the engine's summary/,
      ],
      ["a list", "[]", /^p: a list, not a preview: write one with pulumi preview --json/],
      ["a number", "7", /^p: a single value, not a preview/],
      ["another map", '{"name":"x"}', /^p: a map without steps, not a preview/],
      ["a plan", '{"formatVersion":1,"resources":[]}', /this is a plan.*eks-cni diff BASE HEAD/],
      ["a state", '{"version":3,"deployment":{}}', /this is the state of a stack/],
      ["steps of another kind", '{"steps":{}}', /^p: steps: .*a list is expected/],
      ["a step without an op", '{"steps":[{"urn":"u"}]}', /^p: steps\[0\]\.op: .*a text/],
      [
        "a step with a strange state",
        '{"steps":[{"op":"create","urn":"urn:pulumi:a::b::c::d","newState":7}]}',
        /^p: steps\[0\]\.newState: .*a map/,
      ],
      [
        "a urn that is none",
        '{"steps":[{"op":"create","urn":"u"}]}',
        /^p: the urn of the first step/,
      ],
      [
        "an event that is none",
        '{"sequence":1,"timestamp":1,"cancelEvent":{}}\n[]\n',
        /^p: line 2: not an event/,
      ],
    ] as const) {
      it(`says so of ${what}`, () => {
        assert.throws(() => readPreview(text, "p"), { name: "PlanError", message });
      });
    }
  });
});
