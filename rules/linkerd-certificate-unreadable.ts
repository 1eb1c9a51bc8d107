import { givenPems } from "./linkerd-pems";
import { rule } from "./rule";

/**
 * What is no PEM of certificates reaches the cluster as it is: the control plane's identity does not start with it.
 *
 * @see linkerd/linkerd2: pkg/tls/codec.go, DecodePEMCertificates, edge-26.6.3
 */
export const linkerdCertificateUnreadable = rule({
  id: "linkerd-certificate-unreadable",
  severity: "error",
  title: "Linkerd's certificates can be read",
  needs: ["linkerd"],
  judge: ({ linkerd }) =>
    givenPems(linkerd).flatMap(({ what, path, read }) =>
      "unreadable" in read
        ? [
            {
              path,
              message: `no PEM of the ${what}: ${read.unreadable}; Linkerd's identity would not start`,
              remedy:
                "give the whole text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----, one block for each certificate",
            },
          ]
        : [],
    ),
});
