import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** What CloudFormation does to a resource when a property changes. */
export type Replacement = "yes" | "no" | "maybe";

interface TypeRef {
  readonly type: string;
  readonly element?: TypeRef;
  readonly types?: readonly TypeRef[];
  readonly reference?: { readonly $ref: string };
}

interface Property {
  readonly type: TypeRef;
  readonly causesReplacement?: Replacement;
}

type Properties = Readonly<Record<string, Property>>;

interface Database {
  readonly schema: {
    readonly resource: {
      readonly entities: readonly {
        readonly cloudFormationType: string;
        readonly properties: Properties;
      }[];
    };
    readonly typeDefinition: {
      readonly entities: readonly { readonly $id: string; readonly properties: Properties }[];
    };
  };
}

/**
 * AWS's own specification of its resources, as the CDK is generated from it: per property whether a change needs a
 * new resource.
 *
 * Source: npm `@aws-cdk/aws-service-spec`, `db.json.gz`.
 */
export class ServiceSpec {
  readonly #resources: ReadonlyMap<string, Properties>;
  readonly #types: ReadonlyMap<string, Properties>;

  constructor(file: string) {
    const text = gunzipSync(readFileSync(file)).toString("utf8");
    const { resource, typeDefinition } = (JSON.parse(text) as Database).schema;
    this.#resources = new Map(
      resource.entities.map((each) => [each.cloudFormationType, each.properties]),
    );
    this.#types = new Map(typeDefinition.entities.map((each) => [each.$id, each.properties]));
  }

  /**
   * What a change below `path` does; a property that needs a replacement covers all that is inside it. Undefined
   * when CloudFormation has no such type or property.
   */
  replacement(type: string, path: readonly string[]): Replacement | undefined {
    let properties = this.#resources.get(type);
    let answer: Replacement = "no";
    for (const name of path) {
      if (properties === undefined) {
        // Below a map or a plain value there is nothing more to say.
        return answer;
      }
      const found: Property | undefined = find(properties, name);
      if (found === undefined) {
        return undefined;
      }
      answer = worse(answer, found.causesReplacement ?? "no");
      properties = this.#inside(found.type);
    }
    return properties === undefined && path.length === 0 ? undefined : answer;
  }

  #inside(type: TypeRef): Properties | undefined {
    if (type.reference !== undefined) {
      return this.#types.get(type.reference.$ref);
    }
    if (type.type === "array" && type.element !== undefined) {
      return this.#inside(type.element);
    }
    return type.types?.map((each) => this.#inside(each)).find((each) => each !== undefined);
  }
}

/** Names differ in case only: `serviceIpv4Cidr` and `ServiceIpv4Cidr`. */
function find(properties: Properties, name: string): Property | undefined {
  const wanted = name.toLowerCase();
  return Object.entries(properties).find(([key]) => key.toLowerCase() === wanted)?.[1];
}

function worse(one: Replacement, other: Replacement): Replacement {
  const order: readonly Replacement[] = ["no", "maybe", "yes"];
  return order.indexOf(one) > order.indexOf(other) ? one : other;
}
