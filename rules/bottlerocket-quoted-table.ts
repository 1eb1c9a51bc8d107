import { rendererProblems } from "./renderer-problems";
import { rule } from "./rule";

/**
 * EKS reads Bottlerocket's user data with a parser that takes a subset of TOML, which is not documented.
 * Whether headers with quoted names are in it was not verified: plain names are safe.
 *
 * @see bottlerocket-os/bottlerocket#2024; TOML v1.0.0, "Table"
 */
export const bottlerocketQuotedTable = rule({
  id: "bottlerocket-quoted-table",
  severity: "warning",
  title: "Bottlerocket's tables have plain names",
  needs: ["group", "cni", "version", "name", "region", "serviceCidr"],
  judge: (subject) => rendererProblems(subject, ["quoted-header"]),
});
