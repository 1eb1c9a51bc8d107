import { count } from "../../report/number-text";
import { type Consequence, type Danger, DANGERS, type FindingChange } from "../changes";

/** More sentences than this do not fit a headline. */
const MOST = 3;

/** The worst first; sentences of one kind keep their order. */
export function byDanger(consequences: readonly Consequence[]): readonly Consequence[] {
  return DANGERS.flatMap((danger) => consequences.filter((each) => each.danger === danger));
}

/** The first line of a report. */
export function headlineOf(
  ordered: readonly Consequence[],
  findings: readonly FindingChange[],
  others: number,
): { readonly headline: string; readonly danger?: Danger } {
  const danger = ordered[0]?.danger;
  if (danger !== undefined) {
    const worst = ordered.filter((each) => each.danger === danger).map(({ text }) => text);
    const rest = worst.length - MOST;
    const [first = "", ...more] = worst.slice(0, MOST);
    const shown = [first, ...more.map(continued), ...(rest > 0 ? [`${String(rest)} more`] : [])];
    return { headline: shown.join("; "), danger };
  }
  if (findings.length === 0)
    return { headline: others === 0 ? "Nothing changes" : "No consequence is known" };
  const states = (["new", "gone"] as const).flatMap((state) => {
    const some = findings.filter((each) => each.state === state).length;
    return some === 0 ? [] : [`${count(some, "finding")} ${some === 1 ? "is" : "are"} ${state}`];
  });
  return { headline: `No resource changes; ${states.join(", ")}` };
}

/** Of a preview that the engine gave up, as far as it came. */
export function unfinished(headline: string, danger: Danger | undefined): string {
  return danger === undefined
    ? "The preview failed: what would change is not known"
    : `The preview failed; as far as it came: ${headline}`;
}

/** A sentence behind a semicolon; names keep their capitals. */
function continued(text: string): string {
  return text.replace(
    /^(?:Node groups?|The|Only|Checks|Add-on)\b/,
    (word) => word.charAt(0).toLowerCase() + word.slice(1),
  );
}
