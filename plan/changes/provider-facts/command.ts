import type { FactTable, Source } from "./type-facts";

const source: Source = {
  repository: "pulumi/pulumi-command",
  path: "provider/pkg/provider/common/inputs.go",
  version: "v1.2.1",
  verified: true,
};

/** Facts of the types of `@pulumi/command`: an update runs the command again and makes its outputs new. */
export const commandFacts: FactTable = {
  "command:local:Command": {
    forces: ["triggers"],
    renews: { outputs: ["stdout", "stderr", "assets", "archive"] },
    source,
  },
  "command:remote:Command": {
    forces: ["triggers"],
    renews: { outputs: ["stdout", "stderr"] },
    source,
  },
};
