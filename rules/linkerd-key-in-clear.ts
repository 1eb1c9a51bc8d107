import { LinkerdIdentitySource } from "../spec/choices";
import { rule } from "./rule";

/**
 * Whoever has the issuer's key can make an identity of any pod. A text that is known while arguments are judged stands in
 * the stack file or in the program as it is; a secure value is not known then.
 *
 * @see pulumi.com/docs: Secrets
 */
export const linkerdKeyInClear = rule({
  id: "linkerd-key-in-clear",
  severity: "warning",
  title: "The issuer's key is a secret",
  needs: ["linkerd"],
  judge: ({ linkerd: { controlPlane, identity } }) =>
    controlPlane &&
    identity.source === LinkerdIdentitySource.Provided &&
    identity.issuerKey?.known === true &&
    identity.issuerKey.value.kind !== "unreadable"
      ? [
          {
            path: "linkerd.identity.issuerKeyPem",
            message:
              "stands in clear where it is written; whoever may read that could make an identity of any meshed pod",
            remedy:
              "give it as a secure value (`pulumi config set --path --secret 'eks-cni:linkerd.identity.issuerKeyPem' < issuer.key`), in a program as pulumi.secret(…), and make a new one: this one may be known",
          },
        ]
      : [],
});
