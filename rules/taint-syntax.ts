import { TaintEffect } from "../spec/choices";
import { show } from "./document-value";
import { keyFault, valueFault } from "./kubernetes-name";
import { rule } from "./rule";

const EFFECTS: readonly string[] = Object.values(TaintEffect);

/**
 * A taint has the syntax of a label and one of three effects; the node or EKS refuses anything else.
 *
 * @see kubernetes/kubernetes: pkg/util/taints/taints.go; Amazon EKS API Reference, Taint
 */
export const taintSyntax = rule({
  id: "taint-syntax",
  severity: "error",
  title: "Taints are valid in Kubernetes",
  needs: ["group"],
  judge: ({ group }) =>
    group.taints.flatMap(({ key, value = "", effect }, index) =>
      [
        { at: "key", text: key, fault: keyFault(key) },
        { at: "value", text: value, fault: valueFault(value) },
        {
          at: "effect",
          text: effect,
          fault: EFFECTS.includes(effect) ? undefined : `is none of ${EFFECTS.join(", ")}`,
        },
      ].flatMap(({ at, text, fault }) =>
        fault === undefined
          ? []
          : [
              {
                path: `taints[${String(index)}].${at}`,
                message: `${show(text)} ${fault}; nodes would be refused`,
                remedy: `write for example { key: dedicated, value: batch, effect: NoSchedule }`,
              },
            ],
      ),
    ),
});
