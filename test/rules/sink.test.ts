import assert from "node:assert/strict";
import { PROBLEM_SINK, type ProblemSink } from "../../rules/problem";
import { problemSink } from "../../rules/sink";

describe("the problem sink", () => {
  const scope = globalThis as { [PROBLEM_SINK]?: ProblemSink };

  afterEach(() => {
    Reflect.deleteProperty(scope, PROBLEM_SINK);
  });

  it("is absent under `pulumi up`", () => {
    assert.equal(problemSink(), undefined);
  });

  it("is the one that the plan left", () => {
    const sink: ProblemSink = { date: "2026-11-24", report: () => undefined };
    scope[PROBLEM_SINK] = sink;
    assert.equal(problemSink(), sink);
  });
});
