import { show } from "./document-value";
import { rule } from "./rule";
import { isBeforeCalendar, calendarEnds, supportOf } from "./support-calendar";

/**
 * For a minor that is not in the calendar neither the end of its support nor whether EKS has it is known here; a newer
 * one may well exist.
 *
 * @see Amazon EKS User Guide, "Understand the Kubernetes version lifecycle on EKS"
 */
export const kubernetesVersionUnknown = rule({
  id: "kubernetes-version-unknown",
  severity: "info",
  title: "The Kubernetes minor is in the release calendar",
  needs: ["version"],
  judge: ({ version }) =>
    supportOf(version) === undefined && !isBeforeCalendar(version)
      ? [
          {
            path: "cluster.version",
            message: `${show(version)} is not in the release calendar (${calendarEnds().oldest} to ${calendarEnds().newest}); EKS would refuse a minor that it does not have, and AMIs for it could be missing`,
            remedy: `write "${calendarEnds().newest}", or suppress this rule if EKS has the minor by now`,
          },
        ]
      : [],
});
