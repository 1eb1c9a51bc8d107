import type { Rules } from "./change";

/**
 * What is documented of `@pulumi/command`. That a new value in `triggers` replaces is said by the SDK itself: it
 * registers every command with `replaceOnChanges: ["triggers[*]"]`. The provider says it of the list as a whole, which
 * is what the engine asks about when it looks for what to delete together with something else.
 *
 * Source: pulumi/pulumi-command provider/pkg/provider/common/inputs.go, the tag `replaceOnChanges` of Triggers;
 * pulumi/pulumi-go-provider infer/resource.go, forceReplace in diff. The comment on `triggers` in the SDK, "If the
 * `update` command was provided the resource will be updated", is not what happens: pulumi/pulumi-command, issue 855.
 */
export const COMMAND_RULES: Rules = {
  isSet: () => false,
  replaces: (_change, { path }) => path.length === 1 && path[0] === "triggers",
  // Source: the same file of pulumi-go-provider leaves DeleteBeforeReplace open.
  deletesFirst: () => false,
  // Source: the same file, getDependencies: without wiring every output depends on every input.
  renews: () => ["stdout", "stderr"],
};
