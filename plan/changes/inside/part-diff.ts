import type { Json } from "../../plan";
import type { DiffLine, FieldChange, SectionChange } from "../changes";
import { fieldChanges } from "./field-changes";
import { diffGuards } from "./guard-diff";
import type { PartPair } from "./match-parts";
import { readYaml } from "./plain-json";
import { textDiff } from "./text-diff";
import type { NodePart, PartKind } from "./user-data-part";
import { visibleLine } from "./visible-text";

const NAMES: Readonly<Record<PartKind, string>> = {
  NodeConfig: "NodeConfig",
  guard: "networkd guard",
  boothook: "boothook",
  script: "script",
  "cloud-config": "cloud-config",
  settings: "settings",
  other: "part",
};

/** What a reader knows of a part besides its content. */
function envelope(part: NodePart): { readonly [key: string]: Json } {
  return {
    contentType: part.mediaType,
    ...(part.filename !== undefined && { filename: part.filename }),
    headers: part.headers,
  };
}

/** How a part is called: by its file name, or by what it is. */
export function partName(part: NodePart): string {
  const kind = part.kind === "other" ? `${part.mediaType} part` : NAMES[part.kind];
  return visibleLine(part.filename === undefined ? kind : `${kind} ${part.filename}`);
}

function structured(part: NodePart | undefined): boolean {
  return part === undefined || part.kind === "cloud-config";
}

/** Fields where both sides are cloud-config that can be read, lines otherwise. */
function contents({
  before,
  after,
}: PartPair): readonly [readonly FieldChange[], readonly DiffLine[]] {
  if (structured(before) && structured(after)) {
    const left = before === undefined ? [{}] : readYaml(before.content);
    const right = after === undefined ? [{}] : readYaml(after.content);
    if (left !== undefined && right !== undefined && left.length < 2 && right.length < 2) {
      return [fieldChanges(left[0] ?? {}, right[0] ?? {}), []];
    }
  }
  return [[], textDiff(before?.content, after?.content)];
}

/** What changes in one part, by fields or by lines. */
export function diffPart(pair: PartPair, title: string): readonly SectionChange[] {
  const { before, after } = pair;
  const guards = [before, after].filter((part) => part?.kind === "guard");
  const sides = [before, after].filter((part) => part !== undefined);
  const changed = before !== undefined && after !== undefined;
  const outside = changed
    ? fieldChanges(envelope(before), envelope(after), { untyped: () => true })
    : [];
  const state = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  if (changed && outside.length === 0 && before.content === after.content) return [];
  if (guards.length === sides.length) {
    const sections = diffGuards(before?.content, after?.content);
    if (outside.length === 0) return sections;
    return [{ title, state, fields: outside, lines: [] }, ...sections];
  }
  const [fields, lines] = contents(pair);
  if (changed && outside.length + fields.length + lines.length === 0) return [];
  return [{ title, state, fields: [...outside, ...fields], lines }];
}
