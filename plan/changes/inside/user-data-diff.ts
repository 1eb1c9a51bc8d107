import { SECRET_TEXT, UNKNOWN_TEXT } from "../comparison";
import type { SectionChange } from "../changes";
import { matchParts, type PartPair } from "./match-parts";
import { diffNodeConfigs } from "./node-config-diff";
import { diffPart, partName } from "./part-diff";
import { orderChanges } from "./part-order";
import { diffSettings } from "./settings-diff";
import { textDiff } from "./text-diff";
import { type NodePart, readParts } from "./user-data-part";

/** What differs between two user data. */
export interface UserDataDiff {
  readonly sections: readonly SectionChange[];
  /** The bytes differ, and nothing that a node reads does. */
  readonly onlyFormatting: boolean;
}

type Text = string | undefined;

function stateOf(before: unknown, after: unknown): SectionChange["state"] {
  return before === undefined ? "added" : after === undefined ? "removed" : "changed";
}

const isKind = (kind: NodePart["kind"]) => (part: NodePart) => part.kind === kind;

function nodeConfigSection(
  before: readonly NodePart[],
  after: readonly NodePart[],
): readonly SectionChange[] {
  const texts = [before, after].map((parts) =>
    parts.filter(isKind("NodeConfig")).map(({ content }) => content),
  );
  const [one = [], other = []] = texts;
  if (one.length + other.length === 0) return [];
  const { fields, lines } = diffNodeConfigs(one, other) ?? {
    fields: [],
    lines: textDiff(one.join("\n---\n"), other.join("\n---\n")),
  };
  const appears = one.length === 0 || other.length === 0;
  if (fields.length + lines.length === 0 && !appears) return [];
  const state = one.length === 0 ? "added" : other.length === 0 ? "removed" : "changed";
  return [{ title: "NodeConfig", state, fields, lines }];
}

function settingsSections(
  before: readonly NodePart[],
  after: readonly NodePart[],
): readonly SectionChange[] {
  const one = before.find(isKind("settings"))?.content;
  const other = after.find(isKind("settings"))?.content;
  if (one === undefined && other === undefined) return [];
  return diffSettings(one, other) ?? [];
}

/** Parts of one name get their place behind it. */
function titled(pairs: readonly PartPair[]): ReadonlyMap<PartPair, string> {
  const nameOf = ({ before, after }: PartPair): string => {
    const part = after ?? before;
    return part === undefined ? "" : partName(part);
  };
  const total = new Map<string, number>();
  for (const pair of pairs) total.set(nameOf(pair), (total.get(nameOf(pair)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return new Map(
    pairs.map((pair) => {
      const name = nameOf(pair);
      const place = (seen.get(name) ?? 0) + 1;
      seen.set(name, place);
      return [pair, (total.get(name) ?? 0) > 1 ? `${name} ${String(place)}` : name];
    }),
  );
}

function diffParts(
  before: readonly NodePart[],
  after: readonly NodePart[],
): readonly SectionChange[] {
  const others = (parts: readonly NodePart[]): readonly NodePart[] =>
    parts.filter(({ kind }) => kind !== "NodeConfig" && kind !== "settings");
  const pairs = matchParts(others(before), others(after));
  const titles = titled(pairs);
  const title = (pair: PartPair): string => titles.get(pair) ?? "";
  return [
    ...nodeConfigSection(before, after),
    ...settingsSections(before, after),
    ...pairs.flatMap((pair) => diffPart(pair, title(pair))),
    ...orderChanges(before, after, pairs, title),
  ];
}

/** One section for a text that is not known, or not to be known. */
function hiddenSection(before: Text, after: Text): SectionChange | undefined {
  const hidden = [SECRET_TEXT, UNKNOWN_TEXT];
  const show = (text: string): string => (hidden.includes(text) ? text : "(known)");
  if (![before, after].some((text) => text !== undefined && hidden.includes(text))) {
    return undefined;
  }
  const field = {
    path: "user data",
    ...(before !== undefined && { before: show(before) }),
    ...(after !== undefined && { after: show(after) }),
  };
  return { title: "user data", state: stateOf(before, after), fields: [field], lines: [] };
}

function asLines(before: Text, after: Text): readonly SectionChange[] {
  const lines = textDiff(before, after);
  if (lines.length === 0) return [];
  return [{ title: "user data", state: stateOf(before, after), fields: [], lines }];
}

function sectionsOf(before: Text, after: Text): readonly SectionChange[] {
  const hidden = hiddenSection(before, after);
  if (hidden !== undefined) return [hidden];
  try {
    const [one, other] = [readParts(before ?? ""), readParts(after ?? "")];
    if ([...one, ...other].some(({ kind, whole }) => kind === "other" && whole)) {
      return asLines(before, after);
    }
    return diffParts(one, other);
  } catch (error) {
    // Nested deeper than the stack is: still a text.
    if (!(error instanceof RangeError)) throw error;
    return asLines(before, after);
  }
}

/**
 * What changes on a node whose decoded user data changes: AL2023's MIME documents and NodeConfigs, Bottlerocket's TOML,
 * told apart by their content. Differences are those that the readers on the node see; order and formatting that they
 * ignore are none. What cannot be read is compared by line.
 */
export function diffUserData(before: string | undefined, after: string | undefined): UserDataDiff {
  if (before === after) return { sections: [], onlyFormatting: false };
  const sections = sectionsOf(before, after);
  return {
    sections,
    onlyFormatting: sections.length === 0 && before !== undefined && after !== undefined,
  };
}
