import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { type Difference, differences, pathText } from "./differences";
import type { JsonObject } from "./json";

/** A change of a resource, as its provider is asked about it. */
export interface Change {
  readonly token: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** What upstream documents about the resources of one package. */
export interface Rules {
  /** Whether the order of a list does not count. */
  readonly isSet: (change: Change, path: Difference["path"]) => boolean;
  /** Whether a difference needs a new resource. */
  readonly replaces: (change: Change, difference: Difference) => boolean;
  /** Whether the old resource has to go before the new one comes, if one comes. */
  readonly deletesFirst: (change: Change) => boolean;
  /** Outputs that an update gives a new value, so that a preview does not know them. */
  readonly renews: (change: Change) => readonly string[];
}

/** Where old and new inputs differ. */
export function differencesOf(rules: Rules, change: Change): Difference[] {
  return differences(change.before, change.after, (path) => rules.isSet(change, path));
}

/** The answer to the engine's question whether to leave, update or replace a resource. */
export function answerDiff(rules: Rules, change: Change): proto.DiffResponse {
  const found = differencesOf(rules, change);
  const response = new proto.DiffResponse();
  const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
  response.setChanges(found.length > 0 ? DIFF_SOME : DIFF_NONE);
  response.setHasdetaileddiff(true);
  const detailed = response.getDetaileddiffMap();
  const replaces = new Set<string>();
  for (const difference of found) {
    const replacing = rules.replaces(change, difference);
    const entry = new proto.PropertyDiff();
    entry.setKind(KINDS[difference.kind][replacing ? "replace" : "keep"]);
    entry.setInputdiff(true);
    detailed.set(pathText(difference.path), entry);
    if (replacing) {
      replaces.add(String(difference.path[0]));
    }
  }
  response.setDiffsList([...new Set(found.map(({ path }) => String(path[0])))]);
  response.setReplacesList([...replaces]);
  response.setDeletebeforereplace(replaces.size > 0 && rules.deletesFirst(change));
  return response;
}

const { Kind } = proto.PropertyDiff;

const KINDS = {
  add: { keep: Kind.ADD, replace: Kind.ADD_REPLACE },
  delete: { keep: Kind.DELETE, replace: Kind.DELETE_REPLACE },
  update: { keep: Kind.UPDATE, replace: Kind.UPDATE_REPLACE },
} as const;
