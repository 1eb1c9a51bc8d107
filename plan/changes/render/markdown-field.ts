import { mdBlock } from "../../report/markdown-escape";
import { sizeNumber } from "../../report/number-text";
import type { DiffLine, FieldChange } from "../changes";
import { clipList, clipText, type Clip } from "./clip";
import { diffLine } from "./diff-text";
import { fieldView, type FieldView } from "./field-text";
import { inCode, inLine } from "./markdown-part";

/** How many of a list are not shown. */
export function mdMore(rest: number): string {
  return `… and ${sizeNumber(rest)} more`;
}

/** Lines in the colours of a diff. */
export function mdDiff(lines: readonly DiffLine[], clip?: Clip): string {
  const [shown, rest] = clipList(lines, clip?.list ?? lines.length);
  const texts = shown.map((line) => {
    const text = clipText(diffLine(line), clip?.line ?? Infinity);
    return line.sign === "…" ? `@@ ${text} @@` : text;
  });
  return mdBlock(
    [...texts, ...(rest === 0 ? [] : [`@@ ${mdMore(rest)} lines @@`])].join("\n"),
    "diff",
  );
}

function note({ note: text }: FieldView, clip: Clip | undefined): string {
  return text === undefined ? "" : ` — ${inLine(clip?.line)(text)}`;
}

function fieldLine(view: FieldView, clip: Clip | undefined): string {
  const code = inCode(clip?.line);
  const path = code(view.path);
  switch (view.kind) {
    case "added":
      return `- ${path}: added ${code(view.after)}${note(view, clip)}`;
    case "removed":
      return `- ${path}: removed, was ${code(view.before)}${note(view, clip)}`;
    case "changed":
      return `- ${path}: ${code(view.before)} → ${code(view.after)}${note(view, clip)}`;
    case "text":
      return `- ${path}${note(view, clip)}\n\n${mdDiff(view.lines, clip).replace(/^/gm, "  ")}\n`;
  }
}

function listOf(views: readonly FieldView[], rest: number, clip: Clip | undefined): string {
  return [
    ...views.map((view) => fieldLine(view, clip)),
    ...(rest === 0 ? [] : [`- ${mdMore(rest)}`]),
  ]
    .join("\n")
    .trimEnd();
}

/** Fields as a list. */
export function mdFields(fields: readonly FieldChange[], clip?: Clip): string {
  const [shown, rest] = clipList(fields, clip?.list ?? fields.length);
  return listOf(shown.map(fieldView), rest, clip);
}

function row(view: FieldView, clip: Clip | undefined): string {
  const cell = inCode(clip?.line, "table");
  const before = "before" in view ? cell(view.before) : "—";
  const after = "after" in view ? cell(view.after) : "—";
  return `| ${cell(view.path)}${note(view, clip).replace(/(?<!\\)\|/g, "\\|")} | ${before} | ${after} |`;
}

/** Fields as a table; what does not fit into a cell follows as a list. */
export function mdFieldTable(fields: readonly FieldChange[], clip?: Clip): string {
  const [shown, rest] = clipList(fields, clip?.list ?? fields.length);
  const views = shown.map(fieldView);
  const rows = views.filter(({ kind }) => kind !== "text");
  const texts = views.filter(({ kind }) => kind === "text");
  return [
    ...(rows.length === 0
      ? []
      : [
          [
            "| Setting | Before | After |",
            "|---|---|---|",
            ...rows.map((view) => row(view, clip)),
          ].join("\n"),
        ]),
    ...(texts.length === 0 && rest === 0 ? [] : [listOf(texts, rest, clip)]),
  ].join("\n\n");
}
