import type { Json } from "../plan";
import { printableLine } from "../report/printable";
import { isMap } from "../wire";
import { clearText } from "./cleartext";

/** Marks that the engine turns into colours for a terminal: `<{%reset%}>`. */
const COLOUR_MARK = /<\{%[^%]*%\}>/g;

/**
 * A warning or an error as one line, `error: text`. Everything else is nothing: in debug messages the SDKs repeat the
 * answers of the engine, secrets in clear.
 */
export function diagnosticLine(value: Json | undefined): string | undefined {
  if (!isMap(value) || value["ephemeral"] === true) return undefined;
  const { severity, message, urn } = value;
  if ((severity !== "warning" && severity !== "error") || typeof message !== "string") {
    return undefined;
  }
  const text = printableLine(clearText(message.replace(COLOUR_MARK, "")));
  const withoutPrefix = text.startsWith(`${severity}: `) ? text.slice(severity.length + 2) : text;
  if (withoutPrefix === "") return undefined;
  const of = typeof urn === "string" && urn !== "" ? nameOf(urn) : undefined;
  return of === undefined || withoutPrefix.includes(of)
    ? `${severity}: ${withoutPrefix}`
    : `${severity}: ${of}: ${withoutPrefix}`;
}

/** True for a diagnostic that ends a preview. */
export function isError(line: string): boolean {
  return line.startsWith("error: ");
}

/** What a policy found, as a line of the same kind. */
export function policyLine(value: Json | undefined): string | undefined {
  if (!isMap(value) || typeof value["message"] !== "string") return undefined;
  const severity = value["enforcementLevel"] === "mandatory" ? "error" : "warning";
  const name = typeof value["policyName"] === "string" ? value["policyName"] : "policy";
  const urn = value["resourceUrn"];
  const of = typeof urn === "string" && urn !== "" ? ` on ${nameOf(urn)}` : "";
  const message = value["message"].replace(COLOUR_MARK, "");
  return `${severity}: policy ${printableLine(clearText(`${name}${of}: ${message}`))}`;
}

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
