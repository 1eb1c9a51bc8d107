import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "../../rules/registry";

const ROOT = join(__dirname, "..", "..");
const RULES_FOLDER = join(ROOT, "rules");

/** Where the table for people is. */
export const DOCS_FILE = join(ROOT, "docs", "rules.md");

/** Ids of the files that define a rule. */
export function ruleFiles(): string[] {
  return readdirSync(RULES_FOLDER)
    .filter((file) => / = rule\(\{/.test(readFileSync(join(RULES_FOLDER, file), "utf8")))
    .map((file) => file.replace(/\.ts$/, ""));
}

/** Why a rule exists and where that was read: the docstring of its export. */
export function docstringOf(id: string): { readonly why: string; readonly source: string } {
  const text = readFileSync(join(RULES_FOLDER, `${id}.ts`), "utf8");
  const comment =
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport const \w+ = rule\(/.exec(text)?.[1] ?? "";
  const [why = "", source = ""] = comment
    .replace(/\n? *\* ?/g, " ")
    .replace(/\s+/g, " ")
    .split("@see");
  return { why: why.trim(), source: source.trim() };
}

function cell(text: string): string {
  return text.replace(/\|/g, "\\|");
}

/** The page `docs/rules.md`, from the rules and their docstrings. */
export function renderRulesPage(): string {
  const rows = RULES.map(({ id, severity, title }) => {
    const { why, source } = docstringOf(id);
    return `| \`${id}\` | ${severity} | ${cell(title)} | ${cell(why)} | ${cell(source)} |`;
  });
  return `# Rules

What is judged before anything is created, in the order in which problems are shown. An \`error\` stops
\`pulumi up\` and makes \`npm run plan\` end with status 1; a \`warning\` is unwise; an \`info\` is worth knowing.
A rule is suppressed, with a reason that is printed beside it, by

\`\`\`yaml
eks-cni:suppressRules:
  - { rule: endpoint-open, reason: "reached from a runner without a fixed address" }
\`\`\`

A component used alone is judged by the rules whose parts it has: a \`NodeGroup\` by those about a node group, a
\`Cilium\` by those about Cilium's values. A value that another resource will only have later is not judged before
it is known; where a rule does otherwise, its row says so.

This page is written from the rules' docstrings by \`UPDATE_GOLDEN=1 npx mocha 'test/rules/**/*.test.ts'\`.

| Rule | Severity | What must hold | Why | Source |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}
