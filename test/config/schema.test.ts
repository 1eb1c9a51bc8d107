import assert from "node:assert/strict";
import type { ScalingSettings, UpdateSettings } from "../../spec/cluster-input";
import { closed, integer, optional, type EntriesOf } from "../../config/shapes";
import { STACK_KEYS } from "../../config/schema";
import { choice } from "../../config/shapes";
import { IptablesMode } from "../../spec/choices";

// These lines are judged by the type check: each `@ts-expect-error` fails it when the drift goes unnoticed.
const scaling: EntriesOf<ScalingSettings> = {
  min: integer(0),
  max: integer(1),
  desired: integer(0),
};
// @ts-expect-error -- a required key of the interface is missing in the schema
closed<ScalingSettings>({ min: integer(0), max: integer(1) });
closed<ScalingSettings>({
  min: integer(0),
  max: integer(1),
  desired: integer(0),
  // @ts-expect-error -- the schema knows a key that the interface does not have
  burst: integer(0),
});
// @ts-expect-error -- an optional key of the interface is missing in the schema
closed<UpdateSettings>({ maxUnavailable: optional(integer(1)) });
// @ts-expect-error -- a required key may not be optional in the schema
closed<ScalingSettings>({ ...scaling, desired: optional(integer(0)) });
// @ts-expect-error -- the schema accepts another type than the interface has
closed<ScalingSettings>({ ...scaling, desired: choice(IptablesMode) });

describe("the schema of the stack file", () => {
  it("has exactly the top-level keys of the contract", () => {
    assert.deepEqual(
      [...STACK_KEYS],
      ["cluster", "vpcCni", "cni", "linkerd", "nodeGroups", "addons", "suppressRules"],
    );
  });
});
