import type { Problem } from "../rules/problem";
import type { Json } from "./plan";
import { PlanError } from "./plan-error";
import { isMap, type JsonMap, REDACTED, secret, UNKNOWN } from "./wire";
import { readText, shown } from "./yaml-file";

/** Type under which the SDK reads another stack's outputs. */
export const STACK_REFERENCE = "pulumi:pulumi:StackReference";

/** Outputs of other stacks, which a file gives and nobody else can. */
export class StackReferences {
  readonly #given: JsonMap | undefined;

  constructor(file: string | undefined) {
    this.#given = file === undefined ? undefined : readOutputs(file);
  }

  /** State of one reference; without a file its outputs are unknown. */
  answer(name: string): { state: JsonMap; finding?: Problem } {
    const outputs = this.#outputsOf(name);
    if (outputs === undefined) {
      return { state: { name, outputs: UNKNOWN, secretOutputNames: [] }, finding: missing(name) };
    }
    const secretOutputNames = Object.keys(outputs).filter((key) => outputs[key] === REDACTED);
    const state = Object.fromEntries(
      Object.entries(outputs).map(([key, value]) => [
        key,
        value === REDACTED ? secret(value) : value,
      ]),
    );
    return { state: { name, outputs: state, secretOutputNames } };
  }

  /** A file holds one stack's outputs as `pulumi stack output --json` writes them, or several by stack name. */
  #outputsOf(name: string): JsonMap | undefined {
    const byName: Json | undefined = this.#given?.[name];
    return isMap(byName) ? byName : this.#given;
  }
}

function readOutputs(file: string): JsonMap {
  const text = readText(file);
  try {
    const outputs = JSON.parse(text) as Json;
    if (isMap(outputs)) return outputs;
  } catch (error) {
    throw new PlanError(
      `${shown(file)}: not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  throw new PlanError(
    `${shown(file)}: holds no map of outputs: write what pulumi stack output --json prints`,
  );
}

function missing(name: string): Problem {
  return {
    rule: "plan/stack-reference",
    severity: "info",
    path: name,
    message:
      "the outputs of this stack cannot be read offline: what is made of them is unknown in the plan",
    remedy: `pulumi stack output --json --stack ${name} > outputs.json, then plan with --stack-outputs outputs.json`,
  };
}
