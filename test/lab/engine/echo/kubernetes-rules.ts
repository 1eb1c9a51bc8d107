import { readFileSync } from "node:fs";
import type { Rules } from "./change";
import { ForceNew } from "./force-new";
import type { Json, JsonObject } from "./json";
import { isObject } from "./json";
import { type Difference, type Path, pathText } from "./differences";

/** Fields that identify a Helm release. Source: provider/pkg/provider/helm_release.go, forceNewFields in Diff. */
const RELEASE_FIELDS = [".name", ".namespace"];

/** What is documented of the resources of `@pulumi/kubernetes`; `file` is the provider's table, Go source. */
export function kubernetesRules(file: string): Rules {
  let table: ForceNew | undefined;
  return {
    isSet: () => false,
    replaces: ({ token, after }, difference) => {
      if (isRelease(token)) {
        return reaches(RELEASE_FIELDS, difference);
      }
      table ??= new ForceNew(readFileSync(file, "utf8"));
      const [apiVersion, kind] = [after["apiVersion"], after["kind"]].map(String);
      const fields = table.fields(apiVersion ?? "", kind ?? "", token.endsWith("Patch"));
      return reaches(fields, difference);
    },
    // Source: provider/pkg/provider/provider.go, deleteBeforeReplace in Diff: named by the program, and the same
    // name in the same namespace. Of a release: helm_release.go, DeleteBeforeReplace: false.
    deletesFirst: ({ token, before, after }) =>
      !isRelease(token) &&
      typeof metadata(after)["name"] === "string" &&
      metadata(after)["name"] === metadata(before)["name"] &&
      metadata(after)["namespace"] === metadata(before)["namespace"],
    // Source: provider/pkg/provider/helm_release.go, checkpointRelease: in a preview they are computed.
    renews: ({ token }) => (isRelease(token) ? ["status", "resourceNames"] : []),
  };
}

function isRelease(token: string): boolean {
  return token.startsWith("kubernetes:helm.sh/") && token.endsWith(":Release");
}

/** A field, something inside it, or a whole that holds it. */
function reaches(fields: readonly string[], { path, after }: Difference): boolean {
  const text = `.${pathText(path).replace(/\[\d+\]/g, "[*]")}`;
  return fields.some(
    (field) =>
      field === text ||
      text.startsWith(`${field}.`) ||
      text.startsWith(`${field}[`) ||
      (field.startsWith(`${text}.`) && holds(after, field.slice(text.length + 1).split("."))),
  );
}

function holds(value: Json | undefined, names: Path): boolean {
  const [first, ...rest] = names;
  return (
    first === undefined || (isObject(value) && first in value && holds(value[String(first)], rest))
  );
}

function metadata(inputs: JsonObject): JsonObject {
  const value = inputs["metadata"];
  return isObject(value) ? value : {};
}
