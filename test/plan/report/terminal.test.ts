import assert from "node:assert/strict";
import fc from "fast-check";
import type { Problem } from "../../../rules/problem";
import { renderTerminal } from "../../../plan/report";
import { columns } from "../../../plan/report/wrap";
import { folderOf } from "./folder-fixture";

const ERROR: Problem = {
  rule: "cidr-overlap",
  severity: "error",
  path: "cluster.vpcCidr",
  message:
    "10.0.0.0/16 overlaps serviceCidr 10.0.0.0/20; some traffic would vanish without an error",
  remedy: 'write serviceCidr: "172.20.0.0/16"',
};
const SUPPRESSED: Problem = {
  rule: "endpoint-open",
  severity: "warning",
  path: "cluster.endpoint",
  message: "open to the world",
  remedy: "name CIDRs",
  suppressed: { reason: "only for a day" },
};

/** Lines that are too wide although they could have been broken at a blank. */
function tooWide(text: string, width: number): string[] {
  return text.split("\n").filter((line) => columns(line) > width && /\S\s+\S/.test(line.trim()));
}

const plain = { width: 80, color: false };

describe("renderTerminal", () => {
  it("begins with the numbers and what to do next", () => {
    const text = renderTerminal(folderOf(), plain);
    assert.match(
      text,
      /✓ 14 resources in 10 waves, 0 errors \/ 0 warnings \/ 0 infos\n {2}Nothing here is known to fail\. To create it: `pulumi up`\./,
    );
  });

  it("says not to deploy a plan with an error, and shows where, what and what instead", () => {
    const text = renderTerminal(folderOf({ plan: { findings: [ERROR] } }), plain);
    assert.match(text, /✗ 14 resources .* 1 error /);
    assert.match(text, /Do not deploy this\./);
    assert.match(text, /✗ error {2}cidr-overlap at cluster\.vpcCidr/);
    assert.match(text, /overlaps serviceCidr/);
    assert.match(text, /→ write serviceCidr: "172\.20\.0\.0\/16"/);
  });

  it("counts a suppressed error as suppressed and not as a reason to stop", () => {
    const findings = [{ ...ERROR, suppressed: { reason: "known" } }, SUPPRESSED];
    const text = renderTerminal(folderOf({ plan: { findings } }), plain);
    assert.match(text, /0 errors \/ 0 warnings \/ 0 infos, 2 suppressed/);
    assert.doesNotMatch(text, /Do not deploy/);
    assert.match(text, /2 suppressed: cidr-overlap, endpoint-open/);
  });

  it("says not to go on when a real program refuses a file, although no rule has a finding", () => {
    const judges = [
      {
        name: "nodeadm",
        version: "1",
        file: "user-data/general.mime",
        accepted: false,
        message: "bad cidr",
      },
    ];
    const text = renderTerminal(folderOf({ plan: { judges } }), plain);
    assert.match(text, /nodeadm 1 refuses user-data\/general\.mime: bad cidr\./);
    assert.doesNotMatch(text, /`pulumi up`/);
  });

  it("lists components in the order in which they are created", () => {
    const text = renderTerminal(folderOf(), plain);
    const order = ["ControlPlane dev", "Cilium dev", "EniSweep dev", "NodeGroup dev-general"].map(
      (name) => text.indexOf(name),
    );
    assert.ok(order.every((place) => place > 0));
    assert.deepEqual(
      [...order].sort((a, b) => a - b),
      order,
    );
  });

  it("says how many nodes of what a group has and how much of the user data limit is used", () => {
    const text = renderTerminal(folderOf(), { width: 140, color: false });
    assert.match(text, /general: AL2023 · m7g\.large · 2 nodes, 2 to 4 allowed/);
    assert.match(text, /user data [\d,]+ bytes, and EKS adds about [\d,]+: \d+% of the 16,384/);
  });

  it("says where the files are", () => {
    const text = renderTerminal(folderOf(), { ...plain, directory: "out/plan" });
    assert.match(text, /Everything is in out\/plan\//);
    assert.match(text, /report\.html/);
  });

  it("stays a summary however large the plan is", () => {
    const folder = folderOf({ plan: { findings: Array.from({ length: 100 }, () => ERROR) } });
    const userData = new Map(
      Array.from({ length: 500 }, (_, index) => [`group-${String(index)}.mime`, "text"]),
    );
    const text = renderTerminal({ ...folder, userData }, plain);
    assert.ok(text.split("\n").length < 180);
    assert.match(text, /80 more: cidr-overlap; see the report/);
    assert.match(text, /and 488 more: see the report/);
  });

  it("names no URN", () => {
    assert.doesNotMatch(renderTerminal(folderOf(), plain), /urn:pulumi/);
  });

  for (const width of [40, 60, 80, 140]) {
    it(`keeps its lines within ${String(width)} columns`, () => {
      const text = renderTerminal(folderOf({ plan: { findings: [ERROR, SUPPRESSED] } }), {
        width,
        color: false,
      });
      assert.deepEqual(tooWide(text, width), []);
    });
  }

  it("keeps its lines within any width whatever the messages are", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 160 }),
        fc.string(),
        fc.string(),
        (width, message, path) => {
          const findings = [{ ...ERROR, message, path, remedy: message }];
          const text = renderTerminal(folderOf({ plan: { findings } }), { width, color: false });
          return tooWide(text, width).every((line) =>
            line
              .trim()
              .split(/\s+/)
              .some((word) => columns(word) > width / 2),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it("writes no control byte but line feeds when it has no colour", () => {
    const evil = "\u001b]0;owned\u0007\u001b[2J\u001b[31mred\u009b31m\r\b\u0000";
    const findings = [{ ...ERROR, message: evil, path: evil, rule: evil, remedy: evil }];
    const text = renderTerminal(folderOf({ plan: { findings, stack: evil } }), plain);

    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    assert.doesNotMatch(text, /owned/);
  });

  it("colours only by setting and resetting: without its codes the text is the plain one", () => {
    const folder = folderOf({ plan: { findings: [ERROR, SUPPRESSED] } });
    const coloured = renderTerminal(folder, { width: 80, color: true });
    assert.notEqual(coloured, renderTerminal(folder, plain));

    assert.equal(coloured.replace(/\u001b\[[\d;]*m/g, ""), renderTerminal(folder, plain));
  });
});
