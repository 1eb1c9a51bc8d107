import { PROBLEM_SINK, type ProblemSink } from "./problem";

/** The sink that `plan/` left on `globalThis`, if this program runs under it. */
export function problemSink(): ProblemSink | undefined {
  return (globalThis as { [PROBLEM_SINK]?: ProblemSink })[PROBLEM_SINK];
}
