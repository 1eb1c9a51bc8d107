import type { Json, Placeholder } from "../plan";
import { isProviderType, packageOf } from "../urn";
import { isMap, isSecret, type JsonMap, REDACTED, secret, UNKNOWN } from "../wire";
import { awsShape } from "./aws";
import { type Birth, hex, type Shape } from "./birth";
import { commandShape } from "./command";
import { kubernetesShape } from "./kubernetes";
import { secretOutputsOf } from "./secret-outputs";
import { tlsShape } from "./tls";

/** A resource's state as a program sees it in a plan, and which of it was made up. */
export interface Outputs {
  readonly id: string;
  readonly properties: JsonMap;
  readonly placeholders: readonly Placeholder[];
}

const SHORTEST = 10;

/**
 * What a new resource answers: its inputs, and placeholders where their shape is certain. Everything else
 * is missing and therefore unknown: a text where a program expects a list would crash it.
 */
export function placeholderOutputs(birth: Birth, secretNames: readonly string[]): Outputs {
  const shape = shapeOf(birth);
  const placeholders: Placeholder[] = [];
  // What was given, or is too short to be told apart from chance, is no placeholder.
  const given = textsIn(birth.inputs);
  const add = (property: string, value: string) => {
    if (value.length < SHORTEST || value === birth.region || given.has(value)) return;
    placeholders.push({ value, of: birth.urn, property });
  };
  const id = shape.id ?? `${birth.name}-${hex(birth.urn, 7)}`;
  add("id", id);
  const properties = merge(birth.inputs, shape.properties ?? {}, "", add) as {
    [key: string]: Json;
  };
  const mark = (name: string, otherwise: string): void => {
    const value = properties[name] ?? otherwise;
    properties[name] = isSecret(value) ? value : secret(value);
  };
  for (const name of secretOutputsOf(birth.type)) mark(name, REDACTED);
  for (const name of secretNames) mark(name, UNKNOWN);
  return { id, properties, placeholders };
}

/** Every text in a value. */
function textsIn(value: Json, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === "string") found.add(value);
  else if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) textsIn(item, found);
  }
  return found;
}

function shapeOf(birth: Birth): Shape {
  if (isProviderType(birth.type)) return { id: hex(birth.urn, 32) };
  switch (packageOf(birth.type)) {
    case "aws":
      return awsShape(birth);
    case "kubernetes":
      return kubernetesShape(birth);
    case "tls":
      return tlsShape(birth);
    case "command":
      return commandShape(birth);
    default:
      return {};
  }
}

/** Fills in what the inputs leave open, and reports every text that was filled in. */
function merge(
  given: Json | undefined,
  made: Json,
  path: string,
  add: (property: string, value: string) => void,
): Json {
  if (given === undefined || given === null) {
    report(made, path, add);
    return made;
  }
  if (!isMap(given) || !isMap(made) || isSecret(given)) return given;
  const merged: { [key: string]: Json } = { ...given };
  for (const [key, value] of Object.entries(made)) {
    merged[key] = merge(given[key], value, path === "" ? key : `${path}.${key}`, add);
  }
  return merged;
}

function report(value: Json, path: string, add: (property: string, value: string) => void): void {
  if (typeof value === "string") {
    if (value !== "") add(path, value);
  } else if (Array.isArray(value)) {
    (value as readonly Json[]).forEach((item, index) => {
      report(item, `${path}[${String(index)}]`, add);
    });
  } else if (isMap(value)) {
    for (const [key, item] of Object.entries(value)) report(item, `${path}.${key}`, add);
  }
}
