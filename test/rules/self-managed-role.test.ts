import assert from "node:assert/strict";
import { selfManagedRole } from "../../rules/self-managed-role";
import { UNKNOWN } from "../../spec/known";
import { AL2023, assertAccepted, assertRefused, problemsOf } from "./spec-fixture";

const iamRoleArn = "arn:aws:iam::123456789012:role/nodes";
const first = { ...AL2023, iamRoleArn };
const own = { ...first, name: "own", kind: "selfManaged" } as const;

describe("rule self-managed-role", () => {
  it("refuses a role that another group has too, where one of the two is self-managed", () => {
    for (const nodeGroups of [
      [own, { ...own, name: "more" }],
      [first, own],
      [own, first],
    ]) {
      assertRefused(
        selfManagedRole,
        { nodeGroups },
        {
          path: "nodeGroups[1].iamRoleArn",
          message: /role\/nodes is nodeGroups\[0\]\.iamRoleArn too.*would refuse the second/,
          remedy: /leave iamRoleArn out/,
        },
      );
    }
  });
  it("refuses a role that has an access entry already", () => {
    const cluster = { accessEntries: { nodes: { principalArn: iamRoleArn } } };
    assertRefused(
      selfManagedRole,
      { cluster, nodeGroups: [own] },
      {
        path: "nodeGroups[0].iamRoleArn",
        message: /is cluster\.accessEntries\.nodes\.principalArn too/,
        remedy: /a role of its own/,
      },
    );
    assert.deepEqual(problemsOf(selfManagedRole, { cluster, nodeGroups: [first] }), []);
  });
  it("accepts managed groups that share a role, roles that differ, and what is not known yet", () => {
    const unknown = UNKNOWN as unknown as string;
    assertAccepted(selfManagedRole, { nodeGroups: [first, { ...first, name: "too" }] });
    assertAccepted(selfManagedRole, {
      nodeGroups: [first, { ...own, iamRoleArn: `${iamRoleArn}2` }],
    });
    assertAccepted(selfManagedRole, {
      nodeGroups: [
        { ...own, iamRoleArn: unknown },
        { ...own, name: "more", iamRoleArn: unknown },
      ],
    });
  });
});
