import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import { parseMime } from "../../userdata";
import { assertGolden } from "../golden";
import { AL2023_GOLDENS, BOTTLEROCKET_GOLDENS } from "./cases";

describe("golden user data of AL2023", () => {
  for (const { path, shows, text } of AL2023_GOLDENS) {
    it(`${path}: ${shows}`, () => {
      assertGolden(path, text);
      const parts = parseMime(text) ?? [];
      assert.equal(parts[0]?.contentType, "application/node.eks.aws");
      assert.equal(parts[1]?.contentType, "text/cloud-boothook");
      for (const part of parts) {
        if (part.contentType !== "application/node.eks.aws") continue;
        const config = parseYaml(part.content, { version: "1.1" }) as { readonly kind: string };
        assert.equal(config.kind, "NodeConfig");
      }
    });
  }
});

describe("golden user data of Bottlerocket", () => {
  for (const { path, shows, text } of BOTTLEROCKET_GOLDENS) {
    it(`${path}: ${shows}`, () => {
      assertGolden(path, text);
      assert.deepEqual(Object.keys(parseToml(text)), ["settings"]);
    });
  }
});
