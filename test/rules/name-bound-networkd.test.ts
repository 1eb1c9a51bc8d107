import { nameBoundNetworkd } from "../../rules/name-bound-networkd";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule name-bound-networkd", () => {
  it("warns of a unit for ens5", () => {
    assertRefused(
      nameBoundNetworkd,
      {
        group: {
          userDataParts: [
            {
              contentType: "text/x-shellscript",
              content:
                "cat > /etc/systemd/network/05-ens5.network <<E\n[Match]\nName=ens5\n[Network]\nDHCP=yes\nE\n",
            },
          ],
        },
      },
      {
        path: "nodeGroups[0].userDataParts[0].content",
        message: /matches Name=ens5; .*without address and default route/,
        remedy: /primaryRouteMetric/,
      },
    );
  });
  it("warns of a unit for everything else", () => {
    assertRefused(
      nameBoundNetworkd,
      {
        group: {
          userDataParts: [
            {
              contentType: "text/cloud-boothook",
              content:
                "printf '[Match]\\nName=!ens5\\n[Link]\\nUnmanaged=yes\\n' > /run/systemd/network/x.network",
            },
          ],
        },
      },
      {
        path: "nodeGroups[0].userDataParts[0].content",
        message: /matches Name=!ens5/,
        remedy: /by its MAC/,
      },
    );
  });
  it("accepts a unit that matches by MAC", () => {
    assertAccepted(nameBoundNetworkd, {
      group: {
        userDataParts: [
          {
            contentType: "text/x-shellscript",
            content: "[Match]\nPermanentMACAddress=02:00:00:00:00:01\n",
          },
        ],
      },
    });
  });
});
