import { parseArgs } from "node:util";
import { PinsError } from "./pins-error";

/** What the command line asks for. */
export interface PinsOptions {
  /** The stack file. @default - Pulumi.dev.yaml, or the only one there is */
  readonly config?: string;
  /** Show what would be written and write nothing. @default false */
  readonly dryRun: boolean;
  /** Also replace pins that are there by newer ones. @default false */
  readonly bump: boolean;
  readonly help: boolean;
}

/** Shown by `--help`. */
export const PINS_HELP = `eks-cni pins: read versions with your credentials

Reads what cannot be known offline and writes it into the stack
file, so that nothing is left for EKS or a registry to choose:
AMI releases, add-on versions, the digest of linkerd-cni's image.
Comments and layout of the file stay as they are.

usage: eks-cni pins [options]

  --config FILE
      stack file; default Pulumi.dev.yaml, or the only
      Pulumi.<stack>.yaml there is
  --bump
      also replace pins that are there by newer ones, and take
      the newest patch of the CNI's and of linkerd's chart
  --dry-run
      show the changes and write nothing
  --help
      this text

Needs the AWS CLI with credentials that may call
ssm:GetParameter, eks:DescribeAddonVersions and
ec2:DescribeInstanceTypes. Nothing in AWS is changed.

exit status
  0  done
  1  something could not be read; the rest was written
  2  a mistake in what was given: nothing is written
`;

/** Reads the command line behind `eks-cni pins`. */
export function parsePinsOptions(args: readonly string[]): PinsOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        config: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        bump: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { config, bump, help } = values;
    return { ...(config === undefined ? {} : { config }), dryRun: values["dry-run"], bump, help };
  } catch (error) {
    const [sentence = ""] = (error as Error).message.split(". ");
    throw new PinsError(lowerFirst(sentence), "see eks-cni pins --help", { cause: error });
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
