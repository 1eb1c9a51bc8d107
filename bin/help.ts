/** One command, as the overview lists it. */
export interface Command {
  readonly name: string;
  readonly summary: string;
}

/** Every command there is or will be. */
export const COMMANDS: readonly Command[] = [
  { name: "plan", summary: "show what would be created, offline" },
  { name: "pins", summary: "read versions with your credentials" },
  { name: "diff", summary: "say what a change does: two plans" },
  { name: "report", summary: "say it of a pulumi preview" },
  { name: "doctor", summary: "examine a cluster (not available yet)" },
  { name: "repair", summary: "repair a node's CNI (not available yet)" },
];

/** What a later version will do, and what helps until then. */
export const NOT_AVAILABLE: Readonly<Record<string, string>> = {
  doctor: "it will read a live cluster and name the failure",
  repair: "it will repair the conflist of a node that linkerd-cni locked out",
};

const PLAN_HELP = `eks-cni plan: show what would be created, offline

Runs the program of this folder's Pulumi.yaml without an
AWS account, a cluster, the Pulumi CLI or the network, and
writes resources in order, decoded user data, Helm values.

usage: eks-cni plan [options]

  --config FILE
      stack file; default Pulumi.dev.yaml, or the only
      Pulumi.<stack>.yaml there is
  --out DIR
      plan folder, replaced as a whole; default plan-out
  --date YYYY-MM-DD
      day on which rules judge; default today (UTC)
  --stack-outputs FILE
      outputs of other stacks, as JSON:
      pulumi stack output --json > FILE
  --help
      this text

exit status
  0  planned
  1  planned, and a rule of severity error is broken
  2  a mistake in what was given: nothing is written
  3  a fault of eks-cni itself
`;

const OUTPUT_HELP = `  --format markdown | html | json | terminal
      default terminal where somebody looks, markdown
      where output is piped
  --out FILE
      write to FILE and not to the standard output; its
      name gives the format: .html, .json, else markdown
  --markdown FILE  --html FILE  --json FILE
      write these too; each file is replaced as a whole
  --limit N
      Markdown of at most N characters, the least
      dangerous summarised first; a comment takes 64000
  --exit-code
      status 1 when something changes
  --help
      this text
`;

const DIFF_HELP = `eks-cni diff: say what a change does

Compares two plan folders: what is created, replaced,
updated and deleted, which nodes roll, which pods restart,
and what changes inside user data, Helm values and policies.

usage: eks-cni diff [options] BASE HEAD
       eks-cni diff [options] --no-base HEAD

  --no-base
      there is no base: everything is new
${OUTPUT_HELP}
exit status
  0  compared, with or without differences
  1  with --exit-code: there are differences
  2  a mistake in what was given: nothing is written
  3  a fault of eks-cni itself
`;

const REPORT_HELP = `eks-cni report: say what a preview of pulumi does

Reads what pulumi preview --json prints, or an event log
of a preview, and shows it as eks-cni diff does. Of a
preview that failed it shows what came before the failure.

usage: eks-cni report [options] PREVIEW.json
       pulumi preview --json | eks-cni report [options] -

${OUTPUT_HELP}
exit status
  0  shown, whether the preview failed or not
  1  with --exit-code: something changes, or it failed
  2  a mistake in what was given: nothing is written
  3  a fault of eks-cni itself
`;

const HELP: Readonly<Record<string, string>> = {
  plan: PLAN_HELP,
  diff: DIFF_HELP,
  report: REPORT_HELP,
};

/** What `eks-cni --help` prints. */
export function overview(): string {
  const rows = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(8)}${summary}`);
  return [
    "eks-cni: EKS clusters that start on the CNI you chose",
    "",
    "usage: eks-cni <command> [options]",
    "",
    ...rows,
    "",
    "eks-cni <command> --help explains a command",
    "",
  ].join("\n");
}

/** What `eks-cni <command> --help` prints. */
export function commandHelp(name: string): string {
  const command = COMMANDS.find((known) => known.name === name);
  if (command === undefined) return overview();
  const help = HELP[name];
  if (help !== undefined) return help;
  const later = NOT_AVAILABLE[name];
  return `eks-cni ${name}: ${command.summary}\n${later === undefined ? "" : `\n${later}\n`}`;
}
