/** One command, as the overview lists it. */
export interface Command {
  readonly name: string;
  readonly summary: string;
}

/** Every command there is or will be. */
export const COMMANDS: readonly Command[] = [
  { name: "plan", summary: "show what would be created, offline" },
  { name: "pins", summary: "read versions with your credentials" },
  { name: "diff", summary: "compare two plans (not available yet)" },
  { name: "report", summary: "render a plan again (not available yet)" },
  { name: "doctor", summary: "examine a cluster (not available yet)" },
  { name: "repair", summary: "repair a node's CNI (not available yet)" },
];

/** What a later version will do, and what helps until then. */
export const NOT_AVAILABLE: Readonly<Record<string, string>> = {
  diff: "make both plans with --out and compare the folders, for example git diff --no-index plan-a plan-b",
  report: "every plan writes report.md and report.html into its folder",
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
  if (name === "plan") return PLAN_HELP;
  const later = NOT_AVAILABLE[name];
  return `eks-cni ${name}: ${command.summary}\n${later === undefined ? "" : `\n${later}\n`}`;
}
