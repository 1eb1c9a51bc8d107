import { parseArgs } from "node:util";
import { PinsError } from "./pins-error";

/** What the command line asks for. */
export interface PinsOptions {
  /** The stack file. @default "Pulumi.dev.yaml" */
  readonly config: string;
  /** Show what would be written and write nothing. @default false */
  readonly dryRun: boolean;
  /** Also replace pins that are there by newer ones. @default false */
  readonly bump: boolean;
  readonly help: boolean;
}

/** Shown by `--help`. */
export const PINS_HELP = `Usage: eks-cni pins [--config FILE] [--bump] [--dry-run]

Reads what cannot be known offline and writes it into the stack file, so that nothing
is left for EKS or a registry to choose: AMI releases, add-on versions, the digest of
the linkerd-cni image. Comments and layout of the file stay as they are.

  --config FILE  the stack file (default: Pulumi.dev.yaml)
  --bump         also replace pins that are there by newer ones, and take the newest
                 patch of the CNI's and linkerd's chart within their minor version
  --dry-run      show the changes and write nothing
  -h, --help     this text

Needs the AWS CLI with credentials that may call ssm:GetParameter,
eks:DescribeAddonVersions and ec2:DescribeInstanceTypes. Nothing in AWS is changed.

Exit status: 0 done; 1 something could not be read (the rest was written);
2 the stack file or the command line is wrong (nothing was written).
`;

/** Reads the command line behind `eks-cni pins`. */
export function parsePinsOptions(args: readonly string[]): PinsOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        config: { type: "string", default: "Pulumi.dev.yaml" },
        "dry-run": { type: "boolean", default: false },
        bump: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { config, bump, help } = values;
    return { config, dryRun: values["dry-run"], bump, help };
  } catch (error) {
    const [sentence = ""] = (error as Error).message.split(". ");
    throw new PinsError(lowerFirst(sentence), "see eks-cni pins --help", { cause: error });
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
