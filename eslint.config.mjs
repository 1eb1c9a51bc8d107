import tseslint from "typescript-eslint";

const PULUMI = {
  group: ["@pulumi/*"],
  message: "A pure room works on values: Outputs stop at the component.",
};
const IMPURE = {
  group: ["node:*", "!node:crypto", "fs", "path", "os", "http", "https", "child_process"],
  message: "A pure room reads no file, environment, network or clock.",
};

/** What Pulumi's component analyzer cannot read, in a component's arguments. */
const COMPONENT_SYNTAX = [
  {
    selector:
      "PropertyDefinition[accessibility='private'], MethodDefinition[accessibility='private'], TSParameterProperty[accessibility='private']",
    message: "Use #private: TypeScript's private fields surface as outputs of the component.",
  },
  {
    selector:
      "TSInterfaceDeclaration[id.name=/Args$/] :matches(TSUnionType, TSTypeLiteral, TSFunctionType, TSTupleType, TSTypeOperator[operator='readonly'])",
    message:
      "Pulumi's analyzer cannot read this type: write a named interface, T[] or an `as const` object.",
  },
  {
    selector:
      "TSInterfaceDeclaration[id.name=/Args$/] TSTypeReference > Identifier[name=/^(Pick|Omit|ReadonlyArray)$/]",
    message: "Pulumi's analyzer cannot read this type: copy a smaller interface.",
  },
];

/** Ways in which a pure room could stop giving the same answer twice. */
const IMPURE_SYNTAX = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "The day is an input.",
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "The day is an input.",
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: "Same input, same bytes.",
  },
  {
    selector: "MemberExpression[object.name='process']",
    message: "A pure room reads no environment.",
  },
];

export default tseslint.config(
  {
    ignores: [
      "dist/",
      "plan-out/",
      "coverage/",
      "node_modules/",
      "test/golden/",
      "examples/",
      "**/*.js",
      "**/*.cjs",
      "**/*.mjs",
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "no-console": "error",
      "no-empty": ["error", { allowEmptyCatch: false }],
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
      // `Foo` with only registrations in its constructor is how Pulumi components look.
      "@typescript-eslint/no-extraneous-class": "off",
      // A component registers children by constructing them.
      "no-new": "off",
      // node16 resolution and noPropertyAccessFromIndexSignature-like style: env["X"] is an index.
      "@typescript-eslint/dot-notation": "off",
      // SDK and Node typings promise what is absent in a preview, under mocks, or in a pipe.
      "@typescript-eslint/no-unnecessary-condition": "off",
      // An underscore says that the rest of a destructured value is wanted.
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" },
      ],
      "@typescript-eslint/only-throw-error": ["error", { allowThrowingUnknown: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: [
      "spec/**",
      "pins/**",
      "userdata/**",
      "charts/**",
      "capacity/**",
      "conflist/**",
      "rules/**",
    ],
    rules: {
      "no-restricted-imports": ["error", { patterns: [PULUMI, IMPURE] }],
      "no-restricted-syntax": ["error", ...IMPURE_SYNTAX],
    },
  },
  { files: ["components/**"], rules: { "no-restricted-syntax": ["error", ...COMPONENT_SYNTAX] } },
  {
    files: ["plan/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["**/components/*", "**/components"],
              message: "The plan loads the program by path.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["test/**", "scripts/**"],
    rules: {
      "no-console": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/require-await": "off",
    },
  },
  // Values on the wire are JSON, and a program throws whatever it likes.
  { files: ["plan/**"], rules: { "@typescript-eslint/no-base-to-string": "off" } },
  // A command is loaded when it is asked for: the others' modules cost time.
  { files: ["bin/**"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  // Its arguments are a function's, not a component's.
  { files: ["components/helm-release.ts"], rules: { "no-restricted-syntax": "off" } },
  // The program: `new Cluster(…)` for its effect.
  {
    files: ["index.ts", "test/lab/engine/**"],
    rules: { "@typescript-eslint/no-deprecated": "off" },
  },
);
