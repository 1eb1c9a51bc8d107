import assert from "node:assert/strict";
import type { Document } from "../../../spec/cluster-input";
import { PlannedExamples } from "../../examples/examples";
import { ensureTools } from "../tools/ensure";
import { type ExampleRelease, releasesOf, STACKS } from "./example-releases";
import { renderChart } from "./helm";
import { changedAt, fingerprint, leavesOf } from "./values";

/** linkerd/linkerd2: charts/partials/templates/_proxy-init.tpl and cli/cmd/inject.go, edge-26.6.3. */
const PROXY_INIT =
  "the init container's, which linkerd-cni replaces; linkerd-cni has the same, and `linkerd inject` compares with it";

/** Values that are written though Helm makes the same of another one, and why they are. */
const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  "cilium ipam.mode": "eni.enabled decides in ENI mode; readers of the values look for it here",
  "linkerd-control-plane proxyInit.ignoreInboundPorts": PROXY_INIT,
  "linkerd-control-plane proxyInit.ignoreOutboundPorts": PROXY_INIT,
};

/**
 * Whether a real chart reads what it is given: to change a value has to change what Helm renders, or Helm has to
 * refuse the change. A key that the chart does not know passes without a word, and this is where it is found.
 */
describe("a value of an example's release", () => {
  const examples = new PlannedExamples();
  let helm = "";

  before(function () {
    const found = ensureTools("helm", ["helm"])?.get("helm");
    if (found === undefined) {
      this.skip();
    }
    helm = found;
  });

  after(() => {
    examples.dispose();
  });

  it("is read by its chart", function () {
    const releases = STACKS.flatMap((stack) => releasesOf(examples, stack));
    if (releases.length === 0) this.skip();
    const ignored = withoutEffect(releases).filter(
      (name) => !Object.hasOwn(WITHOUT_EFFECT, name.replace(/ \S+/, "")),
    );
    assert.deepEqual(ignored, []);
  });

  it("is missed when the chart does not know its key", function () {
    const [release] = releasesOf(examples, STACKS[0] ?? "").filter(
      ({ file }) => file.chart === "cilium",
    );
    if (release === undefined) return this.skip();
    const { file } = release;
    const values = { ...file.values, securityGroupTags: "a" };
    const misspelt = { ...release, file: { ...file, values } };
    assert.deepEqual(withoutEffect([misspelt], ["securityGroupTags"]), [
      `cilium ${file.version} securityGroupTags`,
    ]);
  });

  /** Chart, version and path of the values that make no difference in any of these releases. */
  function withoutEffect(releases: readonly ExampleRelease[], only?: readonly string[]): string[] {
    const read = new Map<string, boolean>();
    for (const release of releases) {
      const values = release.file.values;
      const before = said(release, values);
      for (const path of leavesOf(values)) {
        const name = `${release.file.chart} ${release.file.version} ${path.join(".")}`;
        if (read.get(name) === true || only?.includes(path.join(".")) === false) continue;
        read.set(name, said(release, changedAt(values, path)) !== before);
      }
    }
    return [...read]
      .filter(([, effect]) => !effect)
      .map(([name]) => name)
      .sort();
  }

  function said(release: ExampleRelease, values: Document): string {
    return fingerprint(
      renderChart(helm, release.folder, values, {
        release: release.release,
        namespace: release.file.namespace,
        kubeVersion: release.kubeVersion,
      }),
    );
  }
});
