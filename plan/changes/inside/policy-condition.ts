import type { Json } from "../../plan";
import { isMap } from "../../wire";

/** One test of a condition block: all of a block's tests have to hold. */
export interface ConditionTest {
  readonly operator: string;
  readonly key: string;
  /** Sorted, each once. */
  readonly values: readonly string[];
}

/** Tests by operator and key. */
export type Condition = readonly ConditionTest[];

/** Operators for which one value of several is enough, so that fewer values let fewer requests through. */
const ANY_OF =
  /^(?:ForAnyValue:)?(?:String(?:Equals|EqualsIgnoreCase|Like)|Arn(?:Equals|Like)|IpAddress)$/;
/** Operators for which no value may match, so that more values let fewer requests through. */
const NONE_OF =
  /^(?:StringNot(?:Equals|EqualsIgnoreCase|Like)|ArnNot(?:Equals|Like)|NotIpAddress)$/;

/** One or several strings; numbers and booleans as the policy language takes them. Undefined for anything else. */
export function stringsOf(value: Json | undefined): readonly string[] | undefined {
  const list: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [value ?? null];
  const texts = list.map((item) =>
    item === null || typeof item === "object" ? undefined : String(item),
  );
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** Sorted by code unit, each once. */
export function sortedUnique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** Reads a condition block; undefined for what is none. */
export function parseCondition(block: Json | undefined): Condition | undefined {
  if (block === undefined) return [];
  if (!isMap(block)) return undefined;
  const tests: ConditionTest[] = [];
  for (const [operator, keys] of Object.entries(block)) {
    if (!isMap(keys)) return undefined;
    for (const [key, value] of Object.entries(keys)) {
      const values = stringsOf(value);
      if (values === undefined) return undefined;
      tests.push({ operator, key, values: sortedUnique(values) });
    }
  }
  const text = ({ operator, key }: ConditionTest): string => `${operator} ${key}`;
  return tests.sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

/** ` if StringEquals aws:tag = a or b, Bool x = true`; nothing for no condition. */
export function conditionText(condition: Condition): string {
  if (condition.length === 0) return "";
  const tests = condition.map(
    ({ operator, key, values }) => `${operator} ${key} = ${values.join(" or ")}`,
  );
  return ` if ${tests.join(", ")}`;
}

const within = (few: readonly string[], many: readonly string[]): boolean =>
  few.every((value) => many.includes(value));

function asNarrow(test: ConditionTest, as: ConditionTest): boolean {
  if (within(test.values, as.values) && within(as.values, test.values)) return true;
  if (ANY_OF.test(test.operator)) return within(test.values, as.values);
  return NONE_OF.test(test.operator) && within(as.values, test.values);
}

/**
 * True when every request that `narrow` lets through, `wide` does: for each test of `wide`, `narrow` has the same or a
 * stricter one. False also where that cannot be told.
 */
export function isAsNarrow(narrow: Condition, wide: Condition): boolean {
  return wide.every((as) =>
    narrow.some(
      (test) =>
        test.operator === as.operator &&
        test.key.toLowerCase() === as.key.toLowerCase() &&
        asNarrow(test, as),
    ),
  );
}
