import assert from "node:assert/strict";
import { describe, it } from "mocha";
import fc from "fast-check";
import { parseMime, renderMime, type MimePart } from "../../userdata";

/** Text with what breaks formats: line ends, boundaries, header names, quotes, characters of every plane. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(
        "\n",
        "\r\n",
        "\r",
        "--",
        "--eks-cni-",
        "\n\n",
        "Content-Type: x/y\n",
        '"',
        "\0",
        "\t",
      ),
    ),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(""));

const anyPart: fc.Arbitrary<MimePart> = fc.record(
  {
    contentType: fc.constantFrom("text/x-shellscript", 'text/cloud-config; charset="utf-8"'),
    content: anyText,
    filename: fc.stringMatching(/^[\x20-\x7e]*$/),
  },
  { requiredKeys: ["contentType", "content"], noNullPrototype: true },
);

const readBack = (text: string) =>
  parseMime(text)?.map(({ contentType, content, filename }) => ({
    contentType,
    content,
    ...(filename === undefined ? {} : { filename }),
  }));

describe("renderMime", () => {
  it("parses back to the parts that went in, whatever they contain", () => {
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 4 }), (parts) => {
        assert.deepEqual(readBack(renderMime(parts)), parts);
      }),
    );
  });

  it("gives the same bytes for the same parts", () => {
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 3 }), (parts) => {
        assert.equal(renderMime(parts), renderMime(structuredClone(parts)));
      }),
    );
  });

  it("begins on the first line, uses line feeds only, and is ASCII", () => {
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 3 }), (parts) => {
        const text = renderMime(parts);
        assert.ok(text.startsWith("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="));
        assert.match(text, /^[\t\n\x20-\x7e]*$/);
      }),
    );
  });

  it("chooses another boundary when a part has copied the first", () => {
    const victim = { contentType: "text/plain", content: "x" };
    const copied = /boundary="([^"]+)"/.exec(renderMime([victim]))?.[1] ?? "";
    const parts = [victim, { contentType: "text/plain", content: `\n--${copied}--\n` }];
    const text = renderMime(parts);
    assert.deepEqual(readBack(text), parts);
    assert.equal(text.split(/boundary="/)[1]?.startsWith(copied), false);
  });

  it("makes a part inert whose media type would end its header", () => {
    const evil = "text/plain\n\n#!/bin/sh\nrm -rf /";
    const [part] = parseMime(renderMime([{ contentType: evil, content: "x" }])) ?? [];
    assert.equal(part?.contentType, "application/octet-stream");
    assert.equal(part.content, "x");
  });

  it("keeps a file name inside its quotes", () => {
    const filename = 'a"; x="\r\nX-Evil: 1';
    const [part] =
      parseMime(renderMime([{ contentType: "text/plain", content: "x", filename }])) ?? [];
    assert.equal(part?.filename, 'a"; x="__X-Evil: 1');
    assert.deepEqual(Object.keys(part.headers), ["content-type", "content-disposition"]);
  });
});

describe("parseMime", () => {
  it("reads a document with carriage returns, folded headers and a preamble", () => {
    const text =
      "MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=//\r\n\r\npreamble\r\n--//\r\n" +
      "Content-Type: text/x-shellscript\r\n\r\necho\r\n--//--\r\nepilogue";
    assert.deepEqual(readBack(text), [{ contentType: "text/x-shellscript", content: "echo" }]);
  });

  it("refuses what nodeadm would not take for MIME either", () => {
    assert.equal(parseMime("\n" + renderMime([])), undefined);
    assert.equal(parseMime("apiVersion: node.eks.aws/v1alpha1\n"), undefined);
    assert.equal(parseMime(""), undefined);
  });
});
