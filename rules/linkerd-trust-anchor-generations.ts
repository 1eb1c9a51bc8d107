import { LinkerdIdentitySource } from "../spec/choices";
import { show } from "./document-value";
import { rule } from "./rule";

/**
 * The first anchor signs the issuer, all are trusted. Each number names an anchor in the state.
 *
 * @see docs/runbooks/linkerd-identity-rotation.md
 */
export const linkerdTrustAnchorGenerations = rule({
  id: "linkerd-trust-anchor-generations",
  severity: "error",
  title: "Trust anchors have numbers of their own",
  needs: ["linkerd"],
  judge: ({ linkerd }) => {
    const { source, trustAnchorGenerations: numbers } = linkerd.identity;
    const fine =
      numbers.length > 0 &&
      new Set(numbers).size === numbers.length &&
      numbers.every((number) => Number.isInteger(number) && number > 0);
    return !linkerd.controlPlane || source !== LinkerdIdentitySource.Generated || fine
      ? []
      : [
          {
            path: "linkerd.identity.trustAnchorGenerations",
            message: `${show(numbers)}, allowed are different whole numbers from 1 on; it would not be clear which anchor signs the issuer`,
            remedy: "write [1], or [1, 2] to begin a rotation",
          },
        ];
  },
});
