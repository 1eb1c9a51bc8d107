import type { Json, Placeholder, Plan, PlannedResource } from "../plan";
import { sizeNumber } from "./number-text";
import { kindOf } from "./resource-label";

/** A stand-in shorter than this may occur by chance. */
const SHORTEST_PLACEHOLDER = 8;
/** Longer unbroken text than this is a certificate or a blob: nobody reads it. */
const LONGEST_TOKEN = 300;
const TOKEN = new RegExp(`[A-Za-z0-9+/=_-]{${String(LONGEST_TOKEN)},}`, "g");
/** Placeholders from this length on say what they stand for in characters. */
const NOTABLE_LENGTH = 100;

/** Marks, in text for people, what is not a value yet. */
export type PlaceholderMarker = (text: string) => string;

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

/** Every text in a value. */
function textsOf(value: Json, into = new Set<string>()): ReadonlySet<string> {
  if (typeof value === "string") into.add(value);
  else if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) textsOf(inner, into);
  }
  return into;
}

/**
 * Whether a stand-in is only formally one: the region, and what a resource gives back as it was given (the namespace
 * of a release, a tag). To mark those would hide a value that is known.
 */
function isKnown({ property, value }: Placeholder, owner: PlannedResource | undefined): boolean {
  return property === "region" || (owner !== undefined && textsOf(owner.inputs).has(value));
}

function describe({ value }: Placeholder, property: string, owner: PlannedResource | undefined) {
  const of = owner === undefined ? "" : ` of ${kindOf(owner)} ${owner.name}`;
  const size =
    value.length < NOTABLE_LENGTH ? "" : `, about ${sizeNumber(value.length)} characters`;
  return `«${property}${of}: only after creation${size}»`;
}

/** What a plan's stand-ins stand for, by the stand-in: `«certificateAuthority of Cluster dev: only after creation»`. */
export function placeholderMarks(plan: Plan): ReadonlyMap<string, string> {
  const byUrn = new Map(plan.resources.map((resource) => [resource.urn, resource]));
  const marks = new Map<string, string>();
  for (const placeholder of plan.placeholders) {
    const owner = byUrn.get(placeholder.of);
    if (placeholder.value.length < SHORTEST_PLACEHOLDER || isKnown(placeholder, owner)) continue;
    const forms: [string, string][] = [[placeholder.value, placeholder.property]];
    // Charts and policies take an endpoint or issuer without its scheme.
    if (placeholder.value.startsWith("https://")) {
      forms.push([
        placeholder.value.slice("https://".length),
        `${placeholder.property} without https://`,
      ]);
    }
    for (const [value, property] of forms) {
      if (!marks.has(value)) marks.set(value, describe(placeholder, property, owner));
    }
  }
  return marks;
}

/** Makes the function that puts one text in another's place wherever it stands; of two that overlap the longer wins. */
export function replacer(texts: ReadonlyMap<string, string>): PlaceholderMarker {
  if (texts.size === 0) return (text) => text;
  const values = [...texts.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const pattern = new RegExp(values.map(escapeRegExp).join("|"), "g");
  return (text) => text.replace(pattern, (value) => texts.get(value) ?? value);
}

/** Makes the function that marks a plan's stand-ins and cuts what is too long to be read, visibly. */
export function placeholderMarker(plan: Plan): PlaceholderMarker {
  const mark = replacer(placeholderMarks(plan));
  return (text) =>
    mark(text).replace(
      TOKEN,
      (token) =>
        `${token.slice(0, 24)}… «${sizeNumber(token.length - 32)} characters left out» …${token.slice(-8)}`,
    );
}
