import { COMMANDS, commandHelp, NOT_AVAILABLE, overview } from "./help";
import { nearestName } from "./nearest-command";
import { packageVersion } from "./package-version";
import { say, show, tolerateClosedPipes } from "./terminal";

/** A mistake in the words that were given. */
const WRONG_INPUT = 2;

/**
 * The command line `eks-cni`.
 *
 * @param argv - the words behind the program's name
 * @returns the exit status: 0; 1 a rule is broken, or something changes; 2 a mistake in what was given; 3 a fault of our own
 */
export async function main(argv: readonly string[]): Promise<number> {
  tolerateClosedPipes();
  const [name, ...rest] = argv;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    const topic = name === "help" ? rest[0] : undefined;
    show(topic === undefined ? overview() : commandHelp(topic));
    return name === undefined ? WRONG_INPUT : 0;
  }
  if (name === "--version") {
    process.stdout.write(`${packageVersion()}\n`);
    return 0;
  }
  if (!COMMANDS.some((command) => command.name === name)) return unknownCommand(name);
  switch (name) {
    case "plan": {
      // Loaded when asked for: `--help` answers at once.
      const { plan } = require("./plan-command") as typeof import("./plan-command");
      return plan(rest);
    }
    case "diff": {
      const { diff } = require("./diff-command") as typeof import("./diff-command");
      return diff(rest);
    }
    case "report": {
      const { report } = require("./report-command") as typeof import("./report-command");
      return report(rest);
    }
    case "pins": {
      const { pins } = require("./pins") as typeof import("./pins");
      return pins(rest);
    }
    default:
      return notAvailable(name, rest);
  }
}

function unknownCommand(name: string): number {
  const nearest = nearestName(
    name,
    COMMANDS.map((command) => command.name),
  );
  say(
    `eks-cni: unknown command ${JSON.stringify(name)}` +
      (nearest === undefined ? "" : `; did you mean ${nearest}?`) +
      "; eks-cni --help lists them",
  );
  return WRONG_INPUT;
}

function notAvailable(name: string, rest: readonly string[]): number {
  if (rest.includes("--help") || rest.includes("-h")) {
    show(commandHelp(name));
    return 0;
  }
  say(`not available yet: eks-cni ${name}: ${NOT_AVAILABLE[name] ?? "a later version brings it"}`);
  return WRONG_INPUT;
}
