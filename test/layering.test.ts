import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const PROJECT = resolve(__dirname, "..");

/** Rooms that compute and nothing else. */
const PURE = ["spec", "pins", "userdata", "charts", "capacity", "conflist", "rules"];

/** Who may import whom; every room may import itself and `pins`. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  pins: [],
  spec: [],
  userdata: ["spec"],
  charts: ["spec"],
  capacity: ["spec"],
  conflist: ["spec"],
  rules: ["spec", "charts", "capacity", "userdata", "conflist"],
  config: ["spec", "rules"],
  components: [...PURE, "repair"],
  plan: PURE,
  doctor: [...PURE, "repair"],
  repair: ["conflist"],
  plugin: ["components"],
  bin: ["config", "plan", "doctor", "repair"],
};

/** What a pure room must not touch, and how that is seen. */
const IMPURE: readonly (readonly [RegExp, string])[] = [
  [/from "@pulumi\//, "imports Pulumi"],
  [/\bprocess\.(env|argv|cwd)/, "reads the process"],
  [/\bDate\.now|\bnew Date\(\s*\)/, "reads the clock"],
  [/\bMath\.random|randomBytes|randomUUID/, "is random"],
  [/from "node:(fs|net|http|https|child_process|os|dns)/, "does I/O"],
];

function sources(room: string): string[] {
  return readdirSync(join(PROJECT, room), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(PROJECT, room, file));
}

function rooms(): string[] {
  return readdirSync(PROJECT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name in MAY_IMPORT)
    .map((entry) => entry.name);
}

/** `file -> room` for each relative import, static or dynamic, that leaves the file's own room. */
function importedRooms(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const paths = [...text.matchAll(/(?:from|import\(|require\()\s*"(\.[^"]*)"/g)].map(
    (match) => match[1] ?? "",
  );
  return paths.map((path) => relative(PROJECT, resolve(dirname(file), path)).split("/")[0] ?? "");
}

describe("the rooms", () => {
  for (const room of rooms()) {
    it(`${room} imports only what CONTRIBUTING allows it`, () => {
      const allowed = new Set([room, "pins", ...(MAY_IMPORT[room] ?? [])]);
      const wrong = sources(room).flatMap((file) =>
        importedRooms(file)
          .filter((imported) => !allowed.has(imported))
          .map((imported) => `${relative(PROJECT, file)} imports ${imported}`),
      );
      assert.deepEqual(wrong, []);
    });
  }

  for (const room of rooms().filter((name) => PURE.includes(name))) {
    it(`${room} is pure`, () => {
      const wrong = sources(room).flatMap((file) => {
        const text = readFileSync(file, "utf8");
        return IMPURE.filter(([pattern]) => pattern.test(text)).map(
          ([, what]) => `${relative(PROJECT, file)} ${what}`,
        );
      });
      assert.deepEqual(wrong, []);
    });
  }

  it("lets the program import config and components only", () => {
    assert.deepEqual(
      new Set(importedRooms(join(PROJECT, "index.ts"))),
      new Set(["components", "config"]),
    );
  });
});
