import { PlanError } from "../plan/plan-error";

/**
 * Runs a parser of the command line and says its complaint the way every command does.
 *
 * @throws PlanError for words that mean nothing
 */
export function parseWords<T>(command: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const message = error instanceof Error ? error.message.split(". ")[0] : String(error);
    throw new PlanError(
      `eks-cni ${command}: ${message ?? ""}; eks-cni ${command} --help lists the options`,
    );
  }
}
