import { UpgradePolicy } from "../spec/choices";
import { show } from "./document-value";
import { rule } from "./rule";
import { daysBetween, supportOf } from "./support-calendar";

/**
 * Extended support costs several times the usual price per hour of a control plane.
 *
 * @see Amazon EKS pricing, "Extended Kubernetes version support"
 */
export const kubernetesSupportExtended = rule({
  id: "kubernetes-support-extended",
  severity: "info",
  title: "Extended support has its price",
  needs: ["version", "upgradePolicy", "date"],
  judge: ({ version, upgradePolicy, date }) => {
    const period = supportOf(version);
    return period !== undefined &&
      upgradePolicy === UpgradePolicy.Extended &&
      daysBetween(date, period.standardEnd) <= 0 &&
      daysBetween(date, period.extendedEnd) > 0
      ? [
          {
            path: "cluster.version",
            message: `${show(version)} is in extended support since ${period.standardEnd}, at a higher price per hour, until ${period.extendedEnd}`,
            remedy: "upgrade one minor at a time to one in standard support",
          },
        ]
      : [];
  },
});
