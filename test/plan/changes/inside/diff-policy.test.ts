import assert from "node:assert/strict";
import fc from "fast-check";
import { ciliumOperatorPolicy, irsaTrustPolicy } from "../../../../components/iam-policies";
import { diffPolicy } from "../../../../plan/changes/inside/diff-policy";
import { UNKNOWN_TEXT } from "../../../../plan/changes/comparison";

type Statement = Readonly<Record<string, unknown>>;
const policy = (...statements: readonly Statement[]): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((statement) => ({ Effect: "Allow", ...statement })),
  });
const NOTHING = { gained: [], lost: [] };
const CILIUM = JSON.stringify(ciliumOperatorPolicy({ partition: "aws" }));

describe("diffPolicy", () => {
  it("says what a role may now do, and what no longer", () => {
    const one = policy({ Action: ["ec2:A", "ec2:B"], Resource: "*" });
    const other = policy({ Action: ["ec2:B", "ec2:CreateTags"], Resource: "*" });
    assert.deepEqual(diffPolicy(one, other), {
      gained: ["may now ec2:CreateTags on *"],
      lost: ["may no longer ec2:A on *"],
    });
  });

  it("groups actions on the same resources under the same condition", () => {
    assert.deepEqual(
      diffPolicy(
        undefined,
        policy(
          { Action: ["s3:Put", "s3:Get"], Resource: ["arn:aws:s3:::b", "arn:aws:s3:::a"] },
          {
            Action: "s3:List",
            Resource: "arn:aws:s3:::a",
            Condition: { Bool: { "aws:SecureTransport": "true" } },
          },
        ),
      ).gained,
      [
        "may now s3:Get, s3:Put on arn:aws:s3:::a, arn:aws:s3:::b",
        "may now s3:List on arn:aws:s3:::a if Bool aws:SecureTransport = true",
      ],
    );
  });

  it("does not count order, Sid, case of actions and a string for a list", () => {
    const one = policy(
      { Sid: "A", Action: "ec2:A", Resource: ["*"] },
      {
        Sid: "B",
        Action: ["ec2:B", "ec2:C"],
        Resource: "arn:x",
        Condition: { StringEquals: { k: ["a", "b"] } },
      },
    );
    const other = policy(
      { Action: ["ec2:c"], Resource: "arn:x", Condition: { StringEquals: { k: ["b", "a"] } } },
      { Action: ["ec2:B"], Resource: "arn:x", Condition: { StringEquals: { k: ["a", "b"] } } },
      { Sid: "Z", Action: ["ec2:A"], Resource: "*" },
    );
    assert.deepEqual(diffPolicy(one, other), NOTHING);
  });

  it("does not call new what another statement allowed before", () => {
    const all = policy({ Action: "ec2:*", Resource: "*" });
    const some = policy({ Action: "ec2:Describe*", Resource: "arn:aws:ec2:*:*:subnet/*" });
    assert.deepEqual(diffPolicy(all, some), { gained: [], lost: ["may no longer ec2:* on *"] });
    assert.deepEqual(diffPolicy(some, all), { gained: ["may now ec2:* on *"], lost: [] });
  });

  it("tells a narrower condition from a wider and from another one", () => {
    const on = (Condition?: unknown) =>
      policy({
        Action: "ec2:Delete",
        Resource: "*",
        ...(Condition === undefined ? {} : { Condition }),
      });
    const [loose, strict] = [
      { StringEquals: { a: ["1", "2"] } },
      { StringEquals: { a: "1" }, Bool: { b: "true" } },
    ];
    assert.deepEqual(diffPolicy(on(loose), on(strict)), {
      gained: [],
      lost: ["a narrower condition on ec2:Delete on *: if Bool b = true, StringEquals a = 1"],
    });
    assert.deepEqual(diffPolicy(on(strict), on(loose)), {
      gained: ["a wider condition on ec2:Delete on *: if StringEquals a = 1 or 2"],
      lost: [],
    });
    assert.deepEqual(diffPolicy(on(loose), on()).gained, [
      "a wider condition on ec2:Delete on *: none",
    ]);
    const unlike = diffPolicy(on({ StringEquals: { a: "1" } }), on({ StringEquals: { a: "2" } }));
    assert.deepEqual(unlike, {
      gained: ["may now ec2:Delete on * if StringEquals a = 2"],
      lost: ["may no longer ec2:Delete on * if StringEquals a = 1"],
    });
    const fewerExcluded = diffPolicy(
      on({ StringNotEquals: { a: ["1", "2"] } }),
      on({ StringNotEquals: { a: "1" } }),
    );
    assert.equal(fewerExcluded.gained.length, 1);
  });

  it("counts a denial as a loss, and its end as a gain", () => {
    const denial = policy({ Effect: "Deny", Action: "s3:*", Resource: "*" });
    assert.deepEqual(diffPolicy(policy(), denial), {
      gained: [],
      lost: ["is now denied s3:* on *"],
    });
    assert.deepEqual(diffPolicy(denial, policy()), {
      gained: ["is no longer denied s3:* on *"],
      lost: [],
    });
  });

  it("says what a statement leaves out", () => {
    assert.deepEqual(
      diffPolicy(undefined, policy({ NotAction: ["iam:*", "a:*"], NotResource: "arn:x" })).gained,
      ["may now every action but a:*, iam:* on everything but arn:x"],
    );
    assert.equal(
      diffPolicy(
        policy({ NotAction: "a:*", Resource: "*" }),
        policy({ NotAction: "b:*", Resource: "*" }),
      ).lost.length,
      1,
    );
  });

  it("names who may take a role, by service, account and federation", () => {
    const trust = (Principal: unknown) => policy({ Action: "sts:AssumeRole", Principal });
    assert.deepEqual(
      diffPolicy(
        trust({ Service: "ec2.amazonaws.com" }),
        trust({ Service: ["ec2.amazonaws.com"], AWS: "123456789012" }),
      ),
      { gained: ["AWS 123456789012 may now sts:AssumeRole"], lost: [] },
    );
    assert.deepEqual(
      diffPolicy(
        trust({ AWS: "arn:aws:iam::123456789012:root" }),
        trust({ AWS: ["123456789012"] }),
      ),
      NOTHING,
    );
    assert.deepEqual(diffPolicy(trust({ AWS: "*" }), trust("*")), NOTHING);
  });

  it("reads our own policies: narrowed to a cluster they lose, with another ServiceAccount they change hands", () => {
    const narrowed = ciliumOperatorPolicy({ partition: "aws", ciliumClusterName: "dev" });
    const { gained, lost } = diffPolicy(CILIUM, JSON.stringify(narrowed));
    assert.deepEqual(gained, []);
    assert.equal(lost.length, 1);
    assert.match(
      lost[0] ?? "",
      /^a narrower condition on ec2:DeleteNetworkInterface on arn:aws:ec2.*cluster-name = dev$/,
    );
    const region = diffPolicy(
      CILIUM,
      JSON.stringify(ciliumOperatorPolicy({ partition: "aws", region: "eu-central-1" })),
    );
    assert.deepEqual(region.gained, []);
    assert.ok(region.lost.length > 3);
    const subject = { providerArn: "arn:p", issuer: "https://i", namespace: "kube-system" };
    const trust = (serviceAccount: string) =>
      JSON.stringify(irsaTrustPolicy({ ...subject, serviceAccount }));
    assert.deepEqual(diffPolicy(trust("a"), trust("b")).gained, [
      "Federated arn:p may now sts:AssumeRoleWithWebIdentity if StringEquals i:aud = sts.amazonaws.com, StringEquals i:sub = system:serviceaccount:kube-system:b",
    ]);
  });

  it("says one honest line of a document that it cannot read", () => {
    assert.deepEqual(diffPolicy("{", policy({ Action: "a:b", Resource: "*" })), {
      gained: ["1 permission, of which it cannot be told which stay"],
      lost: ["a policy that cannot be read here"],
    });
    assert.deepEqual(diffPolicy(policy(), UNKNOWN_TEXT).gained, [
      "a policy that is known after it is applied",
    ]);
    assert.deepEqual(diffPolicy(undefined, policy({ Effect: "allow" })).gained, [
      "a policy that cannot be read here",
    ]);
  });

  it("names another policy language, which reads variables differently", () => {
    const old = policy({ Action: "a:b", Resource: "*" }).replace("2012", "2008");
    assert.deepEqual(diffPolicy(old, policy({ Action: "a:b", Resource: "*" })), {
      gained: ["policy language 2012-10-17 instead of 2008-10-17"],
      lost: [],
    });
  });

  const name = fc.constantFrom("a:X", "a:Y", "b:*", "b:Z");
  const resource = fc.constantFrom("*", "arn:aws:s:::r", "arn:aws:s:::r/*");
  const statement = fc.record({
    Effect: fc.constantFrom("Allow", "Deny"),
    Action: fc.array(name, { minLength: 1, maxLength: 3 }),
    Resource: fc.array(resource, { minLength: 1, maxLength: 2 }),
    Condition: fc.constantFrom({}, { Bool: { k: "true" } }, { StringEquals: { k: ["a", "b"] } }),
  });

  it("never counts another order, whatever the statements", () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 5 }), (statements) => {
        const turned = statements.toReversed().map(({ Effect, Action, Resource, Condition }) => ({
          Sid: "x",
          Condition,
          Resource: Resource.length === 1 ? Resource[0] : Resource.toReversed(),
          Action: Action.length === 1 ? Action[0] : Action.toReversed(),
          Effect,
        }));
        assert.deepEqual(diffPolicy(policy(...statements), policy(...turned)), NOTHING);
      }),
    );
  });

  it("calls a gain there what is a loss back", () => {
    fc.assert(
      fc.property(fc.array(statement), fc.array(statement), (one, other) => {
        const there = diffPolicy(policy(...one), policy(...other));
        const back = diffPolicy(policy(...other), policy(...one));
        assert.equal(there.gained.length === 0, back.lost.length === 0);
        assert.equal(there.lost.length === 0, back.gained.length === 0);
      }),
    );
  });

  it("knows which pattern says all that another says", () => {
    const on = (action: string, resource = "*") => policy({ Action: action, Resource: resource });
    const gains = (before: string, after: string): number =>
      diffPolicy(before, after).gained.length;
    assert.equal(gains(on("a:*b*d"), on("a:xbbcd")), 0);
    assert.equal(gains(on("a:*b*d"), on("a:xbbc")), 1);
    assert.equal(gains(on("a:?"), on("a:*")), 1);
    assert.equal(gains(on("a:*"), on("a:?")), 0);
    assert.equal(gains(on("a:b", "arn:aws:s3:::*"), on("a:b", "arn:aws:s3:::x/*")), 0);
    // One wildcard does not reach over a colon.
    assert.equal(gains(on("a:b", "arn:aws:s3:*"), on("a:b", "arn:aws:s3:::x")), 1);
  });

  it("is not slowed down by patterns made to slow it down", () => {
    const wide = policy({ Action: `${"a*".repeat(400)}b`, Resource: "*" });
    assert.equal(
      diffPolicy(wide, policy({ Action: "a".repeat(5000), Resource: "*" })).gained.length,
      1,
    );
  });

  it("never throws", () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((json) => `{"Statement":${json}}`),
    );
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { gained, lost } = diffPolicy(one, other);
        for (const line of [...gained, ...lost]) assert.doesNotMatch(line, /[\u0000-\u001f]/);
      }),
    );
  });
});
