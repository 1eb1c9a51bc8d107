import type { Document } from "../../../spec/cluster-input";

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly "x-kubernetes-preserve-unknown-fields"?: boolean;
  readonly "x-kubernetes-int-or-string"?: boolean;
}

interface Definition {
  readonly group: string;
  readonly names: { readonly kind: string };
  readonly versions: readonly {
    readonly name: string;
    readonly schema: { readonly openAPIV3Schema: Schema };
  }[];
}

/**
 * What an API server would say of custom resources by their definitions' structural schemas: types, enums, required and
 * unknown fields, patterns and bounds. Expressions (CEL) are not evaluated.
 */
export class Definitions {
  readonly #schemas = new Map<string, Schema>();

  constructor(objects: readonly Document[]) {
    for (const object of objects.filter(({ kind }) => kind === "CustomResourceDefinition")) {
      const { group, names, versions } = object["spec"] as Definition;
      for (const { name, schema } of versions) {
        this.#schemas.set(`${group}/${name} ${names.kind}`, schema.openAPIV3Schema);
      }
    }
  }

  /** Whether the kind of an object is defined here. */
  define(object: Document): boolean {
    return this.#schemas.has(kindOf(object));
  }

  /** What is wrong with an object; nothing for a kind that is not defined here. */
  violations(object: Document): string[] {
    const schema = this.#schemas.get(kindOf(object));
    return schema === undefined
      ? []
      : judge(withoutHead(object), { ...schema, properties: withoutHead(schema.properties) }, "");
  }
}

function kindOf(object: Document): string {
  return `${String(object["apiVersion"])} ${String(object["kind"])}`;
}

/** What every object has is the API server's own business. */
function withoutHead<T>(map: Readonly<Record<string, T>> = {}): Record<string, T> {
  const head = ["apiVersion", "kind", "metadata"];
  return Object.fromEntries(Object.entries(map).filter(([key]) => !head.includes(key)));
}

function judge(value: unknown, schema: Schema, path: string): string[] {
  if (value === null || value === undefined) return [`${path} is empty`];
  const mistyped = typeProblem(value, schema);
  if (mistyped !== undefined) return [`${path}: ${JSON.stringify(value)} ${mistyped}`];
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    return [`${path}: ${JSON.stringify(value)} is none of ${schema.enum.join(", ")}`];
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined
      ? []
      : value.flatMap((item, index) => judge(item, items, `${path}[${String(index)}]`));
  }
  return typeof value === "object" ? judgeMap(value, schema, path) : [];
}

function judgeMap(value: Document, schema: Schema, path: string): string[] {
  const missing = (schema.required ?? []).filter((key) => !Object.hasOwn(value, key));
  const inner = Object.entries(value).flatMap(([key, item]) => {
    const known = schema.properties?.[key];
    if (known !== undefined) return judge(item, known, `${path}.${key}`);
    const { additionalProperties: free } = schema;
    if (free === true || schema["x-kubernetes-preserve-unknown-fields"] === true) return [];
    return typeof free === "object"
      ? judge(item, free, `${path}.${key}`)
      : [`${path}.${key} would be dropped: its definition has no such field`];
  });
  return [...missing.map((key) => `${path}.${key} is missing`), ...inner];
}

function typeProblem(value: unknown, schema: Schema): string | undefined {
  if (schema["x-kubernetes-int-or-string"] === true) {
    return typeof value === "string" || Number.isInteger(value) ? undefined : "is no int or string";
  }
  if (schema.type !== undefined && !TYPES[schema.type]?.(value)) return `is no ${schema.type}`;
  if (typeof value === "string" && schema.pattern !== undefined) {
    return new RegExp(schema.pattern, "u").test(value)
      ? undefined
      : `does not match ${schema.pattern}`;
  }
  if (typeof value === "number") {
    const { minimum = -Infinity, maximum = Infinity } = schema;
    return value < minimum || value > maximum ? "is out of bounds" : undefined;
  }
  return undefined;
}

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  array: Array.isArray,
  boolean: (value) => typeof value === "boolean",
  integer: Number.isInteger,
  number: (value) => typeof value === "number",
  object: (value) => typeof value === "object" && !Array.isArray(value),
  string: (value) => typeof value === "string",
};
