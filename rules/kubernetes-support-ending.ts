import { UpgradePolicy } from "../spec/choices";
import { show } from "./document-value";
import { rule } from "./rule";
import { daysBetween, calendarEnds, supportOf } from "./support-calendar";

const NOTICE_DAYS = 90;

/**
 * An upgrade takes preparation: its end of standard support is announced 90 days ahead. From that day EKS
 * bills extended support, or upgrades the control plane by itself.
 *
 * @see Amazon EKS User Guide, "Understand the Kubernetes version lifecycle on EKS"
 */
export const kubernetesSupportEnding = rule({
  id: "kubernetes-support-ending",
  severity: "warning",
  title: "Standard support lasts another 90 days",
  needs: ["version", "upgradePolicy", "date"],
  judge: ({ version, upgradePolicy, date }) => {
    const end = supportOf(version)?.standardEnd;
    const days = end === undefined ? undefined : daysBetween(date, end);
    return end !== undefined && days !== undefined && days > 0 && days <= NOTICE_DAYS
      ? [
          {
            path: "cluster.version",
            message: `${show(version)} leaves standard support on ${end}, in ${String(days)} day${days === 1 ? "" : "s"}; from then on EKS would ${
              upgradePolicy === UpgradePolicy.Standard
                ? "upgrade the control plane by itself"
                : "bill extended support"
            }`,
            remedy: `write "${calendarEnds().newest}", one minor at a time for a cluster that runs`,
          },
        ]
      : [];
  },
});
