// The embedded table and the script that writes it. What EC2 says of a type today is not looked at here.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { eniLimits, knownInstanceTypes } from "../../capacity";

const ROOT = join(__dirname, "../..");
const TABLE = join(ROOT, "capacity", "instance-limits.ts");

describe("the table of instance types", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "instance-limits-"));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("is what its script writes from nodeadm's rows, in whatever order they come", () => {
    const rows = knownInstanceTypes()
      .reverse()
      .map((instanceType) => {
        const limits = eniLimits(instanceType);
        return JSON.stringify({
          instanceType,
          defaultMaxENIs: limits?.enis,
          ipv4AddressesPerInterface: limits?.ipv4PerEni,
        });
      });
    const tag = /instance-info\.jsonl, (v\d+)\./.exec(readFileSync(TABLE, "utf8"))?.[1] ?? "";
    const [input, output] = [join(folder, "rows.jsonl"), join(folder, "table.ts")];
    writeFileSync(input, `${rows.join("\n")}\n`);
    const script = join(ROOT, "scripts", "generate-instance-limits.ts");
    execFileSync(process.execPath, ["--import", "tsx", script, input, tag, output], { cwd: ROOT });
    assert.equal(readFileSync(output, "utf8"), readFileSync(TABLE, "utf8"));
  });

  it("says in its head how to write it anew", () => {
    assert.match(
      readFileSync(TABLE, "utf8"),
      /amazon-eks-ami\/<tag>\/nodeadm.*\n.*npx tsx scripts\/generate-instance-limits\.ts/,
    );
  });
});
