import { execFile } from "node:child_process";
import { PinsError } from "./pins-error";

/**
 * Calls AWS and gives back the answer's JSON.
 *
 * @param args - service, operation and their options, as for the `aws` command
 */
export type CallAws = (args: readonly string[]) => Promise<unknown>;

/** Which account and region the AWS CLI speaks to. */
export interface AwsTarget {
  readonly region: string;
  /** @default - the AWS CLI's own: AWS_PROFILE, or `default` */
  readonly profile?: string | undefined;
}

const INSTALL_PAGE =
  "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html";

const TIMEOUT_MS = 60_000;
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Longest text of the AWS CLI that is passed on. */
const SAID_CHARACTERS = 400;

/** A failure that is known, and what to do about it. */
interface Failure {
  readonly says: RegExp;
  readonly remedy: string;
  /** Every other call would fail in the same way. */
  readonly everyCall?: true;
}

/** What the AWS CLI says. Its texts are the same since version 1; its exit statuses are not. */
const FAILURES: readonly Failure[] = [
  {
    says: /Unable to locate credentials|No credentials|partial credentials/i,
    remedy: "log in first, for example with `aws sso login`, or set AWS_PROFILE",
    everyCall: true,
  },
  {
    says: /ExpiredToken|token has expired|Error loading SSO Token|RequestExpired|sso session/i,
    remedy: "the credentials have expired: log in again, for example with `aws sso login`",
    everyCall: true,
  },
  {
    says: /InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|AuthFailure/i,
    remedy: "AWS does not know these credentials: check AWS_PROFILE and AWS_ACCESS_KEY_ID",
    everyCall: true,
  },
  {
    says: /config profile .* could not be found/i,
    remedy: "check AWS_PROFILE and `aws:profile` of the stack against ~/.aws/config",
    everyCall: true,
  },
  {
    says: /AccessDenied|UnauthorizedOperation|not authorized/i,
    remedy: "allow ssm:GetParameter, eks:DescribeAddonVersions and ec2:DescribeInstanceTypes",
  },
  {
    says: /Could not connect|Connect timeout|Read timeout|SSL validation failed/i,
    remedy: "check the network, the proxy and that `aws:region` is a region",
  },
];

/**
 * Speaks to AWS through the AWS CLI. `pulumi up` needs it anyway, and it brings every way to log in
 * (SSO, profiles, roles) without two SDK clients in everybody's installation.
 */
export function awsCli(target: AwsTarget, env: NodeJS.ProcessEnv): CallAws {
  let everyCall: PinsError | undefined;
  return (args) =>
    new Promise((resolve, reject) => {
      if (everyCall !== undefined) {
        reject(everyCall);
        return;
      }
      const all = [
        ...args,
        "--region",
        target.region,
        ...(target.profile === undefined ? [] : ["--profile", target.profile]),
        "--output",
        "json",
      ];
      execFile(
        "aws",
        all,
        {
          // Without these a pager or a prompt would wait for somebody.
          env: { ...env, AWS_PAGER: "", AWS_CLI_AUTO_PROMPT: "off" },
          timeout: TIMEOUT_MS,
          maxBuffer: MAX_ANSWER_BYTES,
          windowsHide: true,
        },
        (error, stdout, stderr) => {
          if (error === null) {
            resolve(parseAnswer(args, stdout, reject));
            return;
          }
          const failure = failureOf(args, error, stderr);
          if (failure.everyCall) everyCall = failure.error;
          reject(failure.error);
        },
      ).stdin?.end();
    });
}

function parseAnswer(
  args: readonly string[],
  stdout: string,
  reject: (error: PinsError) => void,
): unknown {
  try {
    return JSON.parse(stdout) as unknown;
  } catch (error) {
    reject(
      new PinsError(`${callName(args)} did not answer with JSON`, "check the AWS CLI by hand", {
        cause: error,
      }),
    );
    return undefined;
  }
}

function callName(args: readonly string[]): string {
  return `aws ${args.join(" ")}`;
}

function failureOf(
  args: readonly string[],
  error: Error & { readonly code?: string | number | null; readonly killed?: boolean },
  stderr: string,
): { readonly error: PinsError; readonly everyCall: boolean } {
  const cause = { cause: error };
  if (error.code === "ENOENT") {
    const message = "the AWS CLI is not installed: there is no `aws` on the PATH";
    return { error: new PinsError(message, `install it: ${INSTALL_PAGE}`, cause), everyCall: true };
  }
  if (error.killed === true) {
    const message = `${callName(args)} did not answer within ${String(TIMEOUT_MS / 1000)} seconds`;
    return {
      error: new PinsError(message, "check the network and the proxy", cause),
      everyCall: false,
    };
  }
  const said = stderr.trim().replace(/\s+/g, " ").replace(/\.$/, "").slice(0, SAID_CHARACTERS);
  const known = FAILURES.find(({ says }) => says.test(said));
  const everyCall = known?.everyCall === true;
  const message = everyCall
    ? `AWS cannot be asked: ${said}`
    : `${callName(args)} failed with status ${String(error.code ?? "unknown")}: ${said}`;
  const remedy = known?.remedy ?? "run the command by hand to see more";
  return { error: new PinsError(message, remedy, cause), everyCall };
}
