import { SECRET_TEXT, UNKNOWN_TEXT } from "../comparison";
import { count } from "../../report/number-text";
import { conditionText, isAsNarrow, sortedUnique } from "./policy-condition";
import { covers, type Grant, parsePolicy, type PolicyContent, subjectOf } from "./policy-grant";
import { visibleLine } from "./visible-text";

/** What a role may do that it might not before, and the other way round; a sentence each, sorted. */
export interface PolicyDiff {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

const NONE: PolicyDiff = { gained: [], lost: [] };

/** Grants with the same words around a list of actions or of resources. */
function grouped(
  grants: readonly Grant[],
  wordsOf: (grant: Grant, actions: string, resources: string) => string,
): readonly string[] {
  const conditionOf = ({ condition }: Grant): string => JSON.stringify(condition);
  const resources = new Map<string, { readonly grant: Grant; readonly names: Set<string> }>();
  for (const grant of grants) {
    const key = JSON.stringify([grant.effect, grant.action, grant.principal, conditionOf(grant)]);
    const group = resources.get(key) ?? { grant, names: new Set() };
    resources.set(key, { grant, names: group.names.add(grant.resource) });
  }
  const lines = new Map<string, { grant: Grant; actions: Set<string>; on: string }>();
  for (const { grant, names } of resources.values()) {
    const on = sortedUnique([...names]).join(", ");
    const key = JSON.stringify([grant.effect, on, grant.principal, conditionOf(grant)]);
    const group = lines.get(key) ?? { grant, actions: new Set(), on };
    group.actions.add(grant.action);
    lines.set(key, group);
  }
  return [...lines.values()].map(({ grant, actions, on }) =>
    visibleLine(
      wordsOf(grant, sortedUnique([...actions]).join(", "), on === "" ? "" : ` on ${on}`),
    ),
  );
}

const whose = ({ principal }: Grant): string => (principal === "" ? "" : `${principal} `);

const says =
  (allow: string, deny: string) =>
  (grant: Grant, actions: string, on: string): string =>
    `${whose(grant)}${grant.effect === "Allow" ? allow : deny} ${actions}${on}${conditionText(grant.condition)}`;

const conditionSays =
  (what: string) =>
  (grant: Grant, actions: string, on: string): string => {
    const denial = grant.effect === "Deny" ? "the denial of " : "";
    const condition = conditionText(grant.condition);
    return `${whose(grant)}a ${what} condition on ${denial}${actions}${on}: ${condition === "" ? "none" : condition.trim()}`;
  };

/** Grants that are about the same and differ in their condition alone, one on each side. */
function conditionPairs(
  removed: readonly Grant[],
  added: readonly Grant[],
): readonly (readonly [Grant, Grant])[] {
  const bySubject = (grants: readonly Grant[]): ReadonlyMap<string, readonly Grant[]> => {
    const found = new Map<string, Grant[]>();
    for (const grant of grants) {
      found.set(subjectOf(grant), [...(found.get(subjectOf(grant)) ?? []), grant]);
    }
    return found;
  };
  const others = bySubject(added);
  return [...bySubject(removed)].flatMap(([subject, [one, ...more]]) => {
    const [other, ...rest] = others.get(subject) ?? [];
    const single = more.length + rest.length === 0;
    return one !== undefined && other !== undefined && single ? [[one, other] as const] : [];
  });
}

const lacking = (grants: readonly Grant[], of: readonly Grant[]): readonly Grant[] => {
  const key = (grant: Grant): string => `${subjectOf(grant)} ${JSON.stringify(grant.condition)}`;
  const keys = new Set(of.map(key));
  return grants.filter((grant) => !keys.has(key(grant)));
};

const isCovered = (grant: Grant, by: readonly Grant[]): boolean =>
  by.some((wide) => covers(wide, grant));

function diffGrants(before: readonly Grant[], after: readonly Grant[]): PolicyDiff {
  const [removed, added] = [lacking(before, after), lacking(after, before)];
  const pairs = conditionPairs(removed, added).filter(
    ([one, other]) =>
      isAsNarrow(one.condition, other.condition) || isAsNarrow(other.condition, one.condition),
  );
  const paired = new Set(pairs.flat());
  const narrower = pairs.filter(([one]) => !isCovered(one, after)).map(([, other]) => other);
  const wider = pairs.filter(([, other]) => !isCovered(other, before)).map(([, other]) => other);
  const gone = removed.filter((grant) => !paired.has(grant) && !isCovered(grant, after));
  const come = added.filter((grant) => !paired.has(grant) && !isCovered(grant, before));
  const allows = (grants: readonly Grant[]): readonly Grant[] =>
    grants.filter(({ effect }) => effect === "Allow");
  const denies = (grants: readonly Grant[]): readonly Grant[] =>
    grants.filter(({ effect }) => effect === "Deny");
  const now = says("may now", "is now denied");
  const nowNot = says("may no longer", "is no longer denied");
  return {
    gained: sortedUnique([
      ...grouped(allows(come), now),
      ...grouped(denies(gone), nowNot),
      ...grouped(allows(wider), conditionSays("wider")),
      ...grouped(denies(narrower), conditionSays("narrower")),
    ]),
    lost: sortedUnique([
      ...grouped(allows(gone), nowNot),
      ...grouped(denies(come), now),
      ...grouped(allows(narrower), conditionSays("narrower")),
      ...grouped(denies(wider), conditionSays("wider")),
    ]),
  };
}

/** What can be said of a document whose statements are not known. */
function unreadable(text: string, content: PolicyContent | undefined): string {
  if (content !== undefined) {
    return `${count(content.grants.length, "permission")}, of which it cannot be told which stay`;
  }
  if (text === UNKNOWN_TEXT) return "a policy that is known after it is applied";
  if (text === SECRET_TEXT) return "a policy that is secret";
  return "a policy that cannot be read here";
}

/**
 * What changes between two IAM policy documents, the policy of a role or its trust, action by action and resource by
 * resource. Order, `Sid` and a single string for a list are no change; nor is what another statement says anyway
 * (`ec2:Describe*` beside `ec2:*`). Whether a denial overrides a permission is not worked out. An absent document says
 * nothing; one that cannot be read is one line.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html | IAM JSON policy elements}
 */
export function diffPolicy(before: string | undefined, after: string | undefined): PolicyDiff {
  if (before === after) return NONE;
  const [one, other] = [before, after].map((text) =>
    text === undefined ? undefined : parsePolicy(text),
  );
  if ((before !== undefined && one === undefined) || (after !== undefined && other === undefined)) {
    return {
      gained: after === undefined ? [] : [unreadable(after, other)],
      lost: before === undefined ? [] : [unreadable(before, one)],
    };
  }
  const { gained, lost } = diffGrants(one?.grants ?? [], other?.grants ?? []);
  const [was, is] = [one?.version, other?.version];
  if (was === undefined || is === undefined || was === is) return { gained, lost };
  // Only the newer language knows variables such as ${aws:username}.
  const line = visibleLine(`policy language ${is} instead of ${was}`);
  return { gained: sortedUnique([...gained, line]), lost };
}
