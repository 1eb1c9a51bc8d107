import type { Rules } from "./change";

/**
 * What is documented of `@pulumi/command`. No property is replaced by the provider; that a change of `triggers`
 * replaces is said by the SDK itself, which registers every command with `replaceOnChanges: ["triggers[*]"]`.
 *
 * The comment on `triggers` says "If the `update` command was provided the resource will be updated": it is not
 * what happens (pulumi/pulumi-command, issue 855).
 */
export const COMMAND_RULES: Rules = {
  isSet: () => false,
  replaces: () => false,
  // Source: pulumi/pulumi-go-provider infer/resource.go leaves DeleteBeforeReplace open in Diff.
  deletesFirst: () => false,
  // Source: the same repository, getDependencies: without wiring every output depends on every input.
  renews: () => ["stdout", "stderr"],
};
