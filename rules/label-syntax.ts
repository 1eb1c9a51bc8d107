import { show } from "./document-value";
import { keyFault, valueFault } from "./kubernetes-name";
import { rule } from "./rule";

/**
 * The API server refuses a node that registers with an invalid label, and the kubelet tries for ever.
 *
 * @see kubernetes/apimachinery: pkg/util/validation/validation.go
 */
export const labelSyntax = rule({
  id: "label-syntax",
  severity: "error",
  title: "Labels are valid in Kubernetes",
  needs: ["group"],
  judge: ({ group }) =>
    Object.entries(group.labels).flatMap(([key, value]) =>
      [
        { text: key, fault: keyFault(key) },
        { text: value, fault: valueFault(value) },
      ].flatMap(({ text, fault }) =>
        fault === undefined
          ? []
          : [
              {
                path: `labels[${show(key)}]`,
                message: `${show(text)} ${fault}; nodes would be refused by the API server`,
                remedy: `write for example "team.example.com/pool": "batch"`,
              },
            ],
      ),
    ),
});
