import { FIRST_VERSIONS } from "../pins/supported-charts";
import { IpFamily } from "../spec/choices";
import { effectiveImageVersion } from "./effective-linkerd";
import { rule } from "./rule";
import { isAtLeast } from "../pins/version-order";

/**
 * Images from v1.6.5 on write the API server's IPv6 address without brackets into the plugin's kubeconfig.
 *
 * @see linkerd/linkerd2-proxy-init#589
 */
export const linkerdIpv6Image = rule({
  id: "linkerd-ipv6-image",
  severity: "error",
  title: "The plugin's image can write an IPv6 address",
  needs: ["linkerd", "ipFamily"],
  judge: ({ linkerd, ipFamily }) => {
    const { value, path } = effectiveImageVersion(linkerd);
    return linkerd.cni &&
      ipFamily === IpFamily.Ipv6 &&
      isAtLeast(value, FIRST_VERSIONS.linkerdIpv6Broken.image)
      ? [
          {
            path,
            message: `${value} writes "https://fd00:…:443" without brackets in an IPv6 cluster; every sandbox would fail on an address that cannot be parsed`,
            remedy: "write cluster.ipFamily: ipv4, or try an image before v1.6.5",
          },
        ]
      : [];
  },
});
