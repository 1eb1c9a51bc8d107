import * as ts from "typescript";

/** What a value may be, as far as an SDK's typings say. */
export type Shape =
  | { readonly kind: "any" | "string" | "number" | "boolean" }
  | { readonly kind: "array" | "map"; readonly of: Shape }
  /** A nested type of the SDK, by its dotted name below `inputs` or `outputs`. */
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "union"; readonly of: readonly Shape[] };

/** One property of an interface or a class. */
export interface Member {
  readonly shape: Shape;
  /** The typings allow its absence. */
  readonly optional: boolean;
}

/** The properties of an interface or a class, by name. */
export type Members = ReadonlyMap<string, Member>;

const ANY: Shape = { kind: "any" };

/** Type names that only wrap what they hold. */
const WRAPPERS = new Set(["Input", "Output", "Promise"]);

/** Reads the properties of an interface or class; methods and static members are left out. */
export function readMembers(
  node: ts.InterfaceDeclaration | ts.ClassDeclaration,
  source: ts.SourceFile,
): Members {
  const members = new Map<string, Member>();
  for (const member of node.members) {
    const isProperty = ts.isPropertySignature(member) || ts.isPropertyDeclaration(member);
    const isStatic =
      ts.canHaveModifiers(member) &&
      (ts.getModifiers(member) ?? []).some((each) => each.kind === ts.SyntaxKind.StaticKeyword);
    if (!isProperty || isStatic || member.type === undefined) {
      continue;
    }
    const name = ts.isStringLiteral(member.name) ? member.name.text : member.name.getText(source);
    const read = readType(member.type, source);
    members.set(name, {
      shape: read.shape,
      optional: read.optional || member.questionToken !== undefined,
    });
  }
  return members;
}

function readType(node: ts.TypeNode, source: ts.SourceFile): Member {
  if (ts.isParenthesizedTypeNode(node)) {
    return readType(node.type, source);
  }
  if (ts.isUnionTypeNode(node)) {
    const parts = node.types.map((each) => readType(each, source));
    const absent = node.types.some((each) => each.kind === ts.SyntaxKind.UndefinedKeyword);
    const shapes = parts.filter((_, at) => node.types[at]?.kind !== ts.SyntaxKind.UndefinedKeyword);
    return {
      shape: union(shapes.map(({ shape }) => shape)),
      optional: absent || shapes.some(({ optional }) => optional),
    };
  }
  if (ts.isArrayTypeNode(node)) {
    return required({ kind: "array", of: readType(node.elementType, source).shape });
  }
  if (ts.isTypeLiteralNode(node)) {
    const index = node.members.find((each) => ts.isIndexSignatureDeclaration(each));
    return required(
      index === undefined ? ANY : { kind: "map", of: readType(index.type, source).shape },
    );
  }
  if (ts.isTypeReferenceNode(node)) {
    return readReference(node, source);
  }
  return required(readKeyword(node));
}

function readReference(node: ts.TypeReferenceNode, source: ts.SourceFile): Member {
  const name = node.typeName.getText(source);
  const [argument] = node.typeArguments ?? [];
  if (argument !== undefined && WRAPPERS.has(name.replace(/^pulumi\./, ""))) {
    return readType(argument, source);
  }
  const [room, ...rest] = name.split(".");
  if ((room === "inputs" || room === "outputs") && rest.length > 0) {
    return required({ kind: "named", name: rest.join(".") });
  }
  // Enumerations are strings on the wire; anything else is somebody else's type.
  return required(ANY);
}

function readKeyword(node: ts.TypeNode): Shape {
  if (ts.isLiteralTypeNode(node)) {
    return ts.isStringLiteral(node.literal) ? { kind: "string" } : ANY;
  }
  switch (node.kind) {
    case ts.SyntaxKind.StringKeyword:
      return { kind: "string" };
    case ts.SyntaxKind.NumberKeyword:
      return { kind: "number" };
    case ts.SyntaxKind.BooleanKeyword:
      return { kind: "boolean" };
    default:
      return ANY;
  }
}

function required(shape: Shape): Member {
  return { shape, optional: false };
}

function union(shapes: readonly Shape[]): Shape {
  const [only] = shapes;
  return shapes.length === 1 && only !== undefined ? only : { kind: "union", of: shapes };
}
