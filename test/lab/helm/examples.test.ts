import assert from "node:assert/strict";
import { FIRST_VERSIONS } from "../../../pins/supported-charts";
import { isOlder } from "../../../pins/version-order";
import type { Document } from "../../../spec/cluster-input";
import { PlannedExamples } from "../../examples/examples";
import { ensureTools } from "../tools/ensure";
import { Definitions } from "./definitions";
import { type ExampleRelease, releasesOf, STACKS } from "./example-releases";
import { specOf } from "./example-spec";
import { FACTS } from "./facts/facts";
import { renderChart, type Rendered } from "./helm";

/**
 * The offline plan of every example, and what real Helm makes of it with the real charts: what a release would apply
 * to the cluster. That an agent or operator starts with it no test here shows.
 */
describe("the releases of every example", () => {
  const examples = new PlannedExamples();
  const rendered = new Map<ExampleRelease, Rendered>();
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

  for (const stack of STACKS) {
    it(`are taken by the real charts, and rendered alike twice: ${stack}`, function () {
      const releases = releasesOf(examples, stack);
      for (const release of releases) {
        const first = render(release);
        assert.equal(first.status, 0, `${release.release}: ${first.message}`);
        rendered.set(release, first);
        if (isStable(release)) assert.equal(render(release).text, first.text, release.release);
      }
      if (releases.length === 0) this.skip();
    });

    it(`tell the cluster what the stack asks for: ${stack}`, function () {
      const mine = [...rendered].filter(([{ example }]) => example === stack);
      if (mine.length === 0) this.skip();
      const spec = specOf(stack);
      const others = new Map(mine.map(([{ file }, text]) => [file.chart, text]));
      for (const [{ file, release }, text] of mine) {
        const facts = FACTS[file.chart];
        assert.ok(facts !== undefined, `nobody says what is to be seen of the chart ${file.chart}`);
        if (facts === "none") continue;
        const { actual, expected } = facts({ rendered: text, file, spec, others });
        assert.deepEqual(actual, expected, release);
      }
    });
  }

  it("hold custom resources that their definitions take, field by field", function () {
    const definitions = new Definitions([...rendered.values()].flatMap(({ objects }) => objects));
    const customs = [...rendered].flatMap(([release, { objects }]) =>
      objects.filter((object) => definitions.define(object)).map((object) => ({ release, object })),
    );
    if (customs.length === 0) this.skip();
    const wrong = customs.flatMap(({ release, object }) =>
      definitions.violations(object).map((problem) => `${release.example}: ${problem}`),
    );
    assert.deepEqual(wrong, []);
    const [first] = customs;
    assert.ok(first);
    const misspelt = { ...first.object, spec: { ...first.object["spec"], podCIDR: 1 } };
    assert.equal(definitions.violations(misspelt).length, 1, "a judge that cannot say no");
  });

  function render(release: ExampleRelease): Rendered {
    return renderChart(helm, release.folder, release.file.values, {
      release: release.release,
      namespace: release.file.namespace,
      kubeVersion: release.kubeVersion,
    });
  }
});

/** Up to 1.18 Helm itself makes the certificates of Cilium's Hubble; on a cluster it looks up the ones that are there. */
function isStable({ file }: ExampleRelease): boolean {
  const values: Document = file.values;
  const certificates = values["hubble"]?.tls?.auto?.method === "helm";
  const old = isOlder(file.version, FIRST_VERSIONS.ciliumPlainCertificateJob.chart);
  return !(file.chart === "cilium" && old && certificates);
}
