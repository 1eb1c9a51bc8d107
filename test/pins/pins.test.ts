import assert from "node:assert/strict";
import { FIRST_VERSIONS, SUPPORTED_CHARTS } from "../../pins/supported-charts";
import { KUBERNETES_VERSIONS } from "../../pins/kubernetes-versions";
import { PINS } from "../../pins/pins";
import { compareVersions, isAtLeast, isOlder, isPreRelease } from "../../pins/version-order";

const DATE = /\d{4}-\d{2}-\d{2}/;

describe("pins", () => {
  it("say where and when each was read", () => {
    const all = [...Object.values(PINS.charts), ...Object.values(PINS.images)];
    for (const pin of all) assert.match(pin.source, DATE);
    for (const version of KUBERNETES_VERSIONS) assert.match(version.source, DATE);
  });

  it("are releases, no pre-releases", () => {
    const all = [...Object.values(PINS.charts), ...Object.values(PINS.images)];
    assert.deepEqual(
      all.filter((pin) => isPreRelease(pin.version)),
      [],
    );
  });

  it("pin charts whose keys are known", () => {
    const cilium: readonly string[] = SUPPORTED_CHARTS.cilium;
    const linkerd: readonly string[] = SUPPORTED_CHARTS["linkerd2-cni"];
    assert.ok(cilium.includes(PINS.charts.cilium.version));
    assert.ok(linkerd.includes(PINS.charts.linkerd2Cni.version));
    const controlPlane: readonly string[] = SUPPORTED_CHARTS["linkerd-control-plane"];
    assert.ok(controlPlane.includes(PINS.charts.linkerdControlPlane.version));
    const crds: readonly string[] = SUPPORTED_CHARTS["linkerd-crds"];
    assert.ok(crds.includes(PINS.charts.linkerdCrds.version));
  });

  it("pin a linkerd-cni that knows plain and cleans up behind itself", () => {
    const { version } = PINS.images.linkerdCniPlugin;
    assert.ok(isAtLeast(version, FIRST_VERSIONS.linkerdPlain.image));
    assert.ok(isAtLeast(version, FIRST_VERSIONS.linkerdCleanUp.image));
    assert.ok(isOlder(version, FIRST_VERSIONS.linkerdPreReleaseImage.image));
    assert.ok(isAtLeast(PINS.charts.linkerd2Cni.version, FIRST_VERSIONS.linkerdPlain.chart));
  });

  it("list versions oldest first", () => {
    const lists: (readonly string[])[] = [
      ...Object.values(SUPPORTED_CHARTS),
      KUBERNETES_VERSIONS.map(({ version }) => version),
    ];
    for (const list of lists) {
      assert.deepEqual(
        [...list].sort((a, b) => compareVersions(a, b) ?? 0),
        list,
      );
    }
  });

  it("end the support of Kubernetes versions in their order, on days that exist", () => {
    const ends = KUBERNETES_VERSIONS.map(({ standardSupportEnds }) => standardSupportEnds);
    assert.deepEqual([...ends].sort(), ends);
    for (const end of ends)
      assert.equal(new Date(`${end}T00:00:00Z`).toISOString().slice(0, 10), end);
  });
});
