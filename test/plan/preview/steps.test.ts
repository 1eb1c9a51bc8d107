import assert from "node:assert/strict";
import { SECRET_TEXT, UNKNOWN_TEXT } from "../../../plan/changes/comparison";
import { readPreview } from "../../../plan/preview/read-preview";

const TYPE = "aws:ec2/vpc:Vpc";
const URN = `urn:pulumi:dev::shop::${TYPE}::main`;
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

type Fields = Readonly<Record<string, unknown>>;

function state(fields: Fields = {}): Fields {
  return { urn: URN, type: TYPE, custom: true, ...fields };
}

function step(op: string, oldState?: Fields, newState?: Fields, fields: Fields = {}): Fields {
  return { op, urn: URN, oldState, newState, detailedDiff: null, ...fields };
}

function read(steps: readonly Fields[], fields: Fields = {}) {
  return readPreview(JSON.stringify({ steps, ...fields }));
}

describe("the steps of a preview", () => {
  it("of one replacement are one, in every order and with any of them missing", () => {
    const parts = [
      step("create-replacement", state(), state()),
      step("replace", state(), state(), { replaceReasons: ["cidrBlock"] }),
      step("delete-replaced", state({ delete: true })),
    ];
    for (const shown of [parts, [...parts].reverse(), parts.slice(1), parts.slice(1, 2)]) {
      const { steps, raw } = read(shown);
      assert.deepEqual(
        steps.map(({ operation, replacedBy }) => [operation, replacedBy]),
        [["replace", ["cidrBlock"]]],
      );
      assert.deepEqual(raw, []);
    }
  });

  it("know a replacement that deletes first, with all of its steps and with one", () => {
    const replace = step("replace", state({ pendingReplacement: true }), state());
    const all = [
      step("delete-replaced", state()),
      replace,
      step("create-replacement", state(), state()),
    ];
    for (const shown of [all, [replace]]) assert.equal(read(shown).steps[0]?.deleteFirst, true);
  });

  it("name what forces a replacement as deep as the provider does", () => {
    const { steps } = read([
      step("replace", state(), state(), {
        replaceReasons: ["scaling", "name"],
        detailedDiff: {
          "scaling.max": { kind: "update-replace", inputDiff: true },
          "scaling.min": { kind: "update", inputDiff: true },
        },
      }),
    ]);
    assert.deepEqual(steps[0]?.replacedBy, ["name", "scaling.max"]);
  });

  it("list properties that the provider calls different, and no others", () => {
    const { steps } = read([
      step(
        "update",
        state({ inputs: { policy: '{"a":1}', name: "x" } }),
        state({ inputs: { policy: '{ "a": 1 }', name: "y" } }),
        { diffReasons: ["name"] },
      ),
    ]);
    assert.deepEqual(steps[0]?.properties, [{ path: "name", before: "x", after: "y" }]);
  });

  it("list a property that was changed outside, with what was found there", () => {
    const { steps } = read([
      step(
        "update",
        state({ inputs: { tags: { a: "1" } }, outputs: { size: 5 } }),
        state({ inputs: { tags: { a: "1" }, size: 3 } }),
        {
          diffReasons: ["tags"],
          detailedDiff: { "tags.b": { kind: "delete" }, size: { kind: "update" } },
        },
      ),
    ]);
    assert.deepEqual(steps[0]?.properties, [{ path: "size", after: 3 }, { path: "tags.b" }]);
  });

  for (const op of ["read", "refresh", "same", "discard", "diff", "remove-pending-replace"]) {
    it(`do nothing when the engine says ${op}`, () => {
      const { steps, raw } = read([step(op, state(), state())]);
      assert.deepEqual([steps, raw], [[], []]);
    });
  }

  it("leave out providers that no program names, which event logs have and previews have not", () => {
    const urn = "urn:pulumi:dev::shop::pulumi:providers:aws::default_7_48_0";
    const { steps, unchanged, head } = read([
      { ...step("create"), urn },
      { ...step("same"), urn },
      step("same", state(), state()),
    ]);
    assert.deepEqual([steps, unchanged, head.resources.length], [[], 1, 1]);
  });

  it("make nothing of an import, and say so", () => {
    const { steps, unchanged, diagnostics, head } = read([step("import", undefined, state())]);
    assert.deepEqual(steps, []);
    assert.equal(unchanged, 1);
    assert.equal(head.resources.length, 1);
    assert.match(diagnostics[0] ?? "", /^main: the existing resource comes under this stack/);
  });

  it("replace what another existing resource takes the place of", () => {
    const { steps, diagnostics } = read([
      step("import-replacement", state(), state()),
      step("delete-replaced", state()),
    ]);
    assert.deepEqual(
      steps.map(({ operation }) => operation),
      ["replace"],
    );
    assert.match(diagnostics[0] ?? "", /an existing resource takes the place/);
  });

  it("leave alone what is only read, also when another one is read in its place", () => {
    const external = state({ external: true });
    const { steps, unchanged } = read([
      step("read-replacement", external, external),
      step("replace", external, external),
    ]);
    assert.deepEqual(steps, []);
    assert.equal(unchanged, 1);
  });

  it("mention what an interrupted update left over, for the resource itself stays", () => {
    const { steps, diagnostics } = read([step("delete", state({ delete: true }))]);
    assert.deepEqual(steps, []);
    assert.match(diagnostics[0] ?? "", /^warning: main: what an interrupted update replaced/);
  });

  it("mention protection that is switched off", () => {
    const { diagnostics } = read([step("same", state({ protect: true }), state())]);
    assert.deepEqual(diagnostics, ["main: protection against deletion is switched off"]);
  });

  it("tell what a refresh found from what will be done", () => {
    const { steps, diagnostics } = read([
      { ...step("refresh"), urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev" },
      step("update", state({ id: "vpc-1" }), state({ id: "vpc-1" }), {
        detailedDiff: { "tags.a": { kind: "update" } },
      }),
    ]);
    assert.deepEqual(steps, []);
    assert.deepEqual(diagnostics, ["warning: main: it was changed outside of Pulumi: tags.a"]);
  });

  it("create again what a refresh found gone", () => {
    const { steps, diagnostics } = read([
      { ...step("refresh"), urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev" },
      step("delete", state({ id: "vpc-1" })),
      step("create", undefined, state()),
    ]);
    assert.deepEqual(
      steps.map(({ operation }) => operation),
      ["create"],
    );
    assert.deepEqual(diagnostics, ["warning: main: it was deleted outside of Pulumi"]);
  });

  it("are shown whole and without secrets when this version does not know them", () => {
    const { raw, steps } = read([
      step(
        "teleport",
        undefined,
        state({
          inputs: { password: "plain-hunter2", to: { [SIGNATURE]: SECRET, ciphertext: "hunter2" } },
          additionalSecretOutputs: ["password"],
        }),
        { towards: "mars" },
      ),
    ]);
    assert.deepEqual(steps, []);
    assert.equal(raw[0]?.title, `teleport of ${TYPE} main`);
    const shown = JSON.stringify(raw);
    assert.match(shown, /"towards":"mars"/);
    assert.doesNotMatch(shown, /hunter2/);
  });

  it("may have fields and documents may have keys that a later version adds", () => {
    const { steps } = read([step("create", undefined, state({ taint: 7 }), { later: [] })], {
      later: {},
      changeSummary: { create: 1, teleport: 2 },
    });
    assert.equal(steps.length, 1);
  });

  it("count as unchanged what the engine counts and does not list", () => {
    assert.equal(
      read([step("same", state(), state())], { changeSummary: { same: 9 } }).unchanged,
      9,
    );
    assert.equal(
      read([step("read", undefined, state())], { changeSummary: { same: 9 } }).unchanged,
      10,
    );
  });
});

describe("the values of a preview", () => {
  function inputsOf(inputs: Fields, fields: Fields = {}) {
    return read([step("create", undefined, state({ inputs, ...fields }))]).head.resources[0]
      ?.inputs;
  }

  it("say that they are not known yet, whatever kind they will be", () => {
    for (const sentinel of [
      "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
      "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
      "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
      "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
      "030794c1-ac77-496b-92df-f27374a8bd58",
      "e48ece36-62e2-4504-bad9-02848725956a",
      "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    ]) {
      assert.deepEqual(inputsOf({ list: [sentinel], text: `a-${sentinel}` }), {
        list: [UNKNOWN_TEXT],
        text: `a-${UNKNOWN_TEXT}`,
      });
    }
  });

  it("hide secrets in every form", () => {
    const marked = { [SIGNATURE]: SECRET };
    for (const secret of [
      "[secret]",
      { ...marked, ciphertext: "v1:hunter2" },
      { ...marked, plaintext: '"hunter2"' },
      { ...marked, value: "hunter2" },
      { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", value: "hunter2", secret: true },
      JSON.stringify({ inner: { ...marked, plaintext: '"hunter2"' } }),
    ]) {
      assert.deepEqual(inputsOf({ deep: [{ secret }] }), { deep: [{ secret: SECRET_TEXT }] });
    }
  });

  it("hide what the provider or the type calls secret", () => {
    assert.deepEqual(
      inputsOf({ password: "hunter2", name: "x" }, { additionalSecretOutputs: ["password"] }),
      { password: SECRET_TEXT, name: "x" },
    );
  });

  it("unwrap outputs, references and assets, and drop what providers keep for themselves", () => {
    assert.deepEqual(
      inputsOf({
        __defaults: ["name"],
        known: { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", value: 1 },
        unknown: { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4" },
        of: { [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e", urn: URN, id: "x" },
        asset: { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", hash: "abc" },
      }),
      { known: 1, unknown: UNKNOWN_TEXT, of: URN, asset: { hash: "abc" } },
    );
  });

  it("hide ciphertext in what the engine prints, and take colours out", () => {
    const message =
      "<{%reset%}>cannot read secure: v1:AAAAAAAAAAAAAAAA:hunter2hunter2hunter2\u001b[31m now<{%reset%}>";
    const { diagnostics } = read([], { diagnostics: [{ severity: "warning", message }] });
    assert.deepEqual(diagnostics, ["warning: cannot read secure: [secret] now"]);
  });

  it("never show configuration", () => {
    const comparison = read([], { config: { "shop:token": "hunter2" } });
    assert.doesNotMatch(JSON.stringify(comparison), /hunter2/);
  });
});
