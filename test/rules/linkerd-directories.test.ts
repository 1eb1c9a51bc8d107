import { linkerdDirectories } from "../../rules/linkerd-directories";
import { assertAccepted, assertRefused } from "./spec-fixture";

describe("rule linkerd-directories", () => {
  it("refuses a directory where containerd does not look", () => {
    assertRefused(
      linkerdDirectories,
      { linkerd: { cniValues: { destCNIBinDir: "/usr/libexec/cni" } } },
      {
        path: "linkerd.cniValues.destCNIBinDir",
        message: /containerd looks in \/opt\/cni\/bin.*would never be found/,
        remedy: /delete it/,
      },
    );
  });
  it("accepts the same again", () => {
    assertAccepted(linkerdDirectories, {
      linkerd: { cniValues: { destCNINetDir: "/etc/cni/net.d" } },
    });
  });
});
