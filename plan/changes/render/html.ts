import { htmlNavigation, htmlPage } from "../../report/html-page";
import { html, type Html } from "../../report/html-template";
import { htmlBlock, htmlDetails, htmlMessage } from "../../report/html-text";
import { count } from "../../report/number-text";
import { printable, printableLine } from "../../report/printable";
import type {
  Changes,
  Consequence,
  Danger,
  FindingChange,
  JudgeChange,
  RawStep,
  ResourceChange,
} from "../changes";
import { byDanger, resourcesByDanger } from "./by-danger";
import { clipList } from "./clip";
import { DANGER_WORD, dangerLookup } from "./danger-words";
import {
  countsText,
  DONE,
  groupDanger,
  isUnchanged,
  operationsText,
  releaseDanger,
  typeOf,
  USUAL_DANGER,
} from "./effect-words";
import { checkText, findingGroups } from "./finding-words";
import { CHANGE_STYLE } from "./html-change-style";
import { htmlFields, htmlList, htmlMore, MOST_ITEMS } from "./html-field";
import {
  htmlGroupBody,
  htmlGroupSummary,
  htmlPermissionBody,
  htmlPermissionSummary,
  htmlReleaseBody,
  htmlReleaseSummary,
} from "./html-parts";

/** With more changes of one kind than this they are folded. */
const FEW = 5;

/** With more resources than this a list is folded. */
const SHORT_LIST = 12;

/** A part of the page: anchor, title, content. */
interface Part {
  readonly id: string;
  readonly title: string;
  readonly content: Html;
}

function kind(danger: Danger): Html {
  return html`<span class="kind">${DANGER_WORD[danger]}</span>`;
}

function consequence({ danger, text }: Consequence): Html {
  return html`<li class="${danger}">
    ${kind(danger)} <span>${htmlMessage(printableLine(text))}</span>
  </li> `;
}

function finding({ severity, rule, path, message, remedy, suppressed }: FindingChange): Html {
  return html`<li class="finding ${severity}">
    <p>
      <span class="tone">${severity}</span> <code>${printableLine(rule)}</code> at
      <code>${printableLine(path)}</code>
    </p>
    <p>${htmlMessage(printableLine(message))}</p>
    <p><strong>Instead:</strong> ${htmlMessage(printableLine(remedy))}</p>
    ${suppressed === undefined ? "" : html`<p class="faint">Suppressed: ${htmlMessage(printableLine(suppressed))}</p> `}
  </li> `;
}

function findings(changes: Changes): Html {
  const { open, suppressed, gone } = findingGroups(changes);
  const folded = (title: string, all: readonly FindingChange[]): Html | string =>
    all.length === 0 ? "" : htmlDetails(title, [htmlList(all, "findings", finding)]);
  return html`${open.length === 0 ? "" : htmlList(open, "findings", finding)}
  ${folded(`${count(suppressed.length, "new finding")}, suppressed in the stack file`, suppressed)}
  ${folded(`${count(gone.length, "finding")} ${gone.length === 1 ? "is" : "are"} gone`, gone)}`;
}

function judge({ name, file, before, after }: JudgeChange): Html {
  return html`<li>
    ${printableLine(name)} on <code>${printableLine(file)}</code>: ${printableLine(before)} →
    <strong>${printableLine(after)}</strong>
  </li> `;
}

/** Changes that are told in full, each in a fold; a few are unfolded. */
function changeList<T>(
  all: readonly (readonly [T, Danger])[],
  summary: (one: T) => Html,
  body: (one: T) => readonly Html[],
): Html {
  const [shown, rest] = clipList(all, MOST_ITEMS);
  return html`${shown.map(([one, danger]) => {
    const content = body(one);
    const title = html`${kind(danger)}${summary(one)}`;
    if (content.length === 0) return html`<p class="verdict change ${danger}"><b>${title}</b></p> `;
    return html`<details class="change ${danger}" ${all.length <= FEW ? "open" : ""}>
      <summary>${title}</summary>
      ${content}
    </details> `;
  })}${
    rest === 0
      ? ""
      : html`<ul>
          ${htmlMore(rest)}
        </ul>`
  }`;
}

function resource(change: ResourceChange): Html {
  const forced = change.replacedBy.map(
    (path, index) =>
      html`${index === 0 ? ", because of " : ", "}<code>${printableLine(path)}</code>`,
  );
  return html`<li>
    <strong>${DONE[change.operation]}</strong> ${typeOf(change)}
    <code>${printableLine(change.name)}</code>${forced} ${htmlFields(change.fields)}
  </li> `;
}

function raw({ title, json }: RawStep): Html {
  const name = printableLine(title);
  return htmlDetails(name, [htmlBlock(printable(json), name)]);
}

/** Everything below the head, in the order of all reports. */
function partsOf(changes: Changes): readonly Part[] {
  const dangerOf = dangerLookup(changes);
  const part = (
    id: string,
    title: string,
    items: readonly unknown[],
    content: () => Html,
  ): readonly Part[] => (items.length === 0 ? [] : [{ id, title, content: content() }]);
  const { consequences, judges, nodeGroups, releases, permissions, network, others } = changes;
  const resources = (
    all: readonly ResourceChange[],
    usual: (one: ResourceChange) => Danger,
  ): Html =>
    htmlList(
      resourcesByDanger(all, (one) => dangerOf([one.urn, one.name], usual(one))),
      "resources",
      ([one]) => resource(one),
    );
  return [
    ...part("consequences", "What will happen", consequences, () =>
      htmlList(consequences, "consequences", consequence),
    ),
    ...part("findings", "Findings", changes.findings, () => findings(changes)),
    ...part("judges", "Judged by real programs", judges, () => htmlList(judges, "judges", judge)),
    ...part("nodes", "Node groups", nodeGroups, () =>
      changeList(
        byDanger(nodeGroups, (one) => dangerOf([one.name], groupDanger(one))),
        htmlGroupSummary,
        htmlGroupBody,
      ),
    ),
    ...part("helm", "Helm releases", releases, () =>
      changeList(
        byDanger(releases, (one) => dangerOf([one.name], releaseDanger(one))),
        htmlReleaseSummary,
        htmlReleaseBody,
      ),
    ),
    ...part("permissions", "Permissions", permissions, () =>
      changeList(
        byDanger(permissions, (one) => dangerOf([one.role], "reach")),
        htmlPermissionSummary,
        htmlPermissionBody,
      ),
    ),
    ...part("network", "Network and access", network, () => {
      const list = resources(network, () => "reach");
      return network.length <= SHORT_LIST
        ? list
        : htmlDetails(`${count(network.length, "change")}: ${operationsText(network)}`, [list]);
    }),
    ...part("others", "Other resources", others, () =>
      htmlDetails(`${count(others.length, "other resource")}: ${operationsText(others)}`, [
        resources(others, ({ operation }) => USUAL_DANGER[operation]),
      ]),
    ),
    ...part("unknown", "Steps that this version does not know", changes.raw, () => {
      const [shown, rest] = clipList(changes.raw, MOST_ITEMS);
      return html`${shown.map(raw)}
        <ul>
          ${htmlMore(rest)}
        </ul>`;
    }),
    ...part("engine", "The engine says", changes.diagnostics, () =>
      htmlList(
        changes.diagnostics,
        "diagnostics",
        (text) => html`<li>${htmlMessage(printableLine(text))}</li> `,
      ),
    ),
  ];
}

/** What a change does, in full, as one page that needs nothing but itself. */
export function renderChangesHtml(changes: Changes): string {
  const name = `${printableLine(changes.project)} / ${printableLine(changes.stack)}`;
  const counts = countsText(changes);
  const check = checkText(changes);
  const parts = partsOf(changes);
  return htmlPage({
    title: `What changes in ${name}`,
    style: CHANGE_STYLE,
    header: html`<h1>What changes in ${name}</h1>
      <div class="verdict ${changes.danger ?? "ok"}">
        <p><strong>${htmlMessage(printableLine(changes.headline))}</strong></p>
        ${isUnchanged(changes) || counts === "" ? "" : html`<p>${counts}</p> `}
        ${check === "" ? "" : html`<p><strong class="check">${check}</strong></p> `}
      </div>
      ${parts.length < 2 ? "" : htmlNavigation(parts.map(({ id, title }) => [id, title]))}`,
    main: html`${parts.map(
      ({ id, title, content }) =>
        html`<h2 id="${id}">${title}</h2>
          ${content}`,
    )}`,
  });
}
