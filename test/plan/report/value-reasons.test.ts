import assert from "node:assert/strict";
import fc from "fast-check";
import { LINKERD_CNI_REASONS } from "../../../charts";
import type { HelmFile, Plan } from "../../../plan/plan";
import { highlight } from "../../../plan/report/highlight";
import { html } from "../../../plan/report/html-template";
import { buildValueViews } from "../../../plan/report/value-reasons";
import { planOf } from "./folder-fixture";

const FILE: HelmFile = {
  chart: "cilium",
  repository: "https://helm.cilium.io",
  version: "1.19.6",
  namespace: "kube-system",
  values: {
    eni: { nodeSpec: { subnetTags: { team: "core", empty: {} } } },
    operator: { replicas: 3, tolerations: [{ key: "a" }] },
    debug: { enabled: true },
    text: "",
  },
};

function clusters(...names: readonly string[]): NonNullable<Plan["clusters"]> {
  const capacity = { groups: [], subnetSets: [], notes: [] };
  return names.map((cluster, index) => ({
    cluster,
    capacity,
    ownValues:
      index === 0 ? [{ chart: "cilium", paths: ["debug.enabled", "operator.replicas"] }] : [],
  }));
}

const same = (text: string): string => text;

describe("the reasons for Helm values", () => {
  const views = buildValueViews(planOf([], { clusters: clusters("dev") }), "cilium", FILE, same);
  const at = (path: string) => {
    const view = views.find((one) => one.path === path);
    assert.ok(view !== undefined, path);
    return view;
  };

  it("are found for a path and for the map around it", () => {
    assert.match(at("operator.tolerations").reason ?? "", /CriticalAddonsOnly/);
    assert.match(at("eni.nodeSpec.subnetTags.team").reason ?? "", /subnets with these tags/);
  });

  it("mark what is the user's, with the reason of this program where it has one", () => {
    assert.deepEqual([at("debug.enabled").own, at("debug.enabled").reason], [true, undefined]);
    assert.deepEqual([at("operator.replicas").own, at("operator.tolerations").own], [true, false]);
    assert.match(at("operator.replicas").reason ?? "", /two replicas/);
  });

  it("show values on one line: bare texts, JSON otherwise", () => {
    assert.equal(at("eni.nodeSpec.subnetTags.team").value, "core");
    assert.equal(at("eni.nodeSpec.subnetTags.empty").value, "{}");
    assert.equal(at("operator.tolerations").value, '[ { "key": "a" } ]');
    assert.equal(at("text").value, '""');
  });

  it("tell clusters apart by the release's name", () => {
    const plan = planOf([], { clusters: clusters("a", "b") });
    const own = (release: string): number =>
      buildValueViews(plan, release, FILE, same).filter((view) => view.own).length;
    assert.deepEqual([own("a.cilium"), own("b.cilium")], [2, 0]);
  });

  it("know every chart of ours that has a table", () => {
    const file = { ...FILE, chart: "linkerd2-cni", values: { iptablesMode: "plain" } };
    const [view] = buildValueViews(planOf([]), "linkerd-cni", file, same);
    assert.equal(view?.reason, LINKERD_CNI_REASONS.iptablesMode.reason);
  });
});

describe("highlighting", () => {
  const text = fc.array(fc.string(), { maxLength: 6 }).map((lines) => lines.join("\n"));
  const yaml = "# note\na: 1\n- b-c: «x: y»\nd:\n  - e\n[s]\nK=v\nt = 2\n";

  it("changes no character of what is shown", () => {
    const languages = ["yaml", "toml", "bash", "json", "unit", "text"] as const;
    const shown = (pieces: ReturnType<typeof highlight>): string =>
      html`${pieces}`.text.replace(/<\/?(?:b|mark|i(?: class="faint")?)>/g, "");
    fc.assert(
      fc.property(
        fc.oneof(text, fc.constant(yaml)),
        fc.constantFrom(...languages),
        (one, language) => {
          assert.equal(shown(highlight(one, language)), html`${one}`.text);
        },
      ),
    );
  });

  it("sets keys apart, of YAML, TOML and unit files", () => {
    const of = (line: string, language: "yaml" | "toml" | "unit"): string =>
      html`${highlight(line, language)}`.text;
    assert.equal(of("  - name: x", "yaml"), "  - <b>name</b>: x");
    assert.equal(of("max-pods = 110", "toml"), "<b>max-pods</b> = 110");
    assert.equal(of("Driver=ena", "unit"), "<b>Driver</b>=ena");
    assert.equal(of("[Link]", "unit"), "<b>[Link]</b>");
    assert.equal(of("a: «b: c»", "yaml"), "<b>a</b>: <mark>«b: c»</mark>");
  });
});
