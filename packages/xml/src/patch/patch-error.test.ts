import { describe, expect, test } from "vitest";
import { childElements, parseXml } from "../index";
import { operationsIn, patch } from "./operations.fixture";
import { diffFormatError, PATCH_ERROR_CONDITIONS, patchErrorDocument } from "./patch-error";
import { readPatchOperation } from "./patch-operation";

const root = (text: string) => {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(`${parsed.error.reason.text}: ${text}`);
  return parsed.value.root;
};

describe("PRS-089 the error document", () => {
  test("PRS-089 carries the operation that failed, its names meaning what they meant", () => {
    const diff = `<p:pidf-diff xmlns="urn:ietf:params:xml:ns:pidf" xmlns:p="urn:ietf:params:xml:ns:pidf-diff"><p:add sel='*/tuple[@id="x"]'><note>in &amp; out</note></p:add></p:pidf-diff>`;
    const [operation] = operationsIn(diff);
    if (operation === undefined) throw new Error("no operation");
    const text = patchErrorDocument(
      { condition: "unlocated-node", phrase: "not <there>", operation },
      "urn:ietf:params:xml:ns:pidf-diff",
    );
    expect(text).toBe(
      `<?xml version="1.0" encoding="UTF-8"?><patch-ops-error xmlns="urn:ietf:params:xml:ns:patch-ops-error"><unlocated-node phrase="not &lt;there&gt;"><p:add xmlns="urn:ietf:params:xml:ns:pidf" xmlns:p="urn:ietf:params:xml:ns:pidf-diff" sel="*/tuple[@id=&quot;x&quot;]"><note>in &amp; out</note></p:add></unlocated-node></patch-ops-error>`,
    );
    const [error] = childElements(root(text));
    const [quoted] = error === undefined ? [] : childElements(error);
    expect(quoted === undefined ? undefined : readPatchOperation(quoted)).toMatchObject({
      ok: true,
      value: { directive: "add", sel: operation.sel, content: operation.content },
    });
  });

  test("PRS-089 operations in no namespace stay in none", () => {
    const failed = patch("<r/>", `<remove sel="r/z"/>`);
    if (failed.ok) throw new Error("applied");
    expect(patchErrorDocument(failed.error, "")).toContain(
      `<unlocated-node phrase="the selector finds no node"><remove xmlns="" sel="r/z"/></unlocated-node>`,
    );
  });

  test.each(PATCH_ERROR_CONDITIONS)("PRS-089 %s is an element of the document", (condition) => {
    const operation = { directive: "remove", sel: "r", content: "", namespaces: new Map() } as const;
    const text = patchErrorDocument({ condition, phrase: "why", operation }, "urn:diff");
    const [error] = childElements(root(text));
    expect(error).toMatchObject({
      localName: condition,
      namespace: "urn:ietf:params:xml:ns:patch-ops-error",
    });
    const withOperation = condition !== "invalid-character-set" && condition !== "invalid-diff-format";
    expect(error === undefined ? [] : childElements(error)).toHaveLength(withOperation ? 1 : 0);
  });

  test("PRS-089 content that is no XML is left out of the report", () => {
    const operation = { directive: "add", sel: "r", content: "<a>", namespaces: new Map() } as const;
    const text = patchErrorDocument(
      { condition: "invalid-entity-declaration", phrase: "", operation },
      "urn:diff",
    );
    expect(root(text)).toBeDefined();
    expect(text).toContain(`<p:add xmlns:p="urn:diff" xmlns="" sel="r"/>`);
  });

  test("PRS-089 a diff that is not read at all", () => {
    const error = (input: string | Uint8Array) => {
      const parsed = parseXml(input);
      return parsed.ok ? undefined : diffFormatError(parsed.error).condition;
    };
    expect(error("<a>")).toBe("invalid-diff-format");
    expect(error("<a>&foo;</a>")).toBe("invalid-entity-declaration");
    expect(error(`<?xml version="1.0" encoding="ISO-8859-1"?><a/>`)).toBe("invalid-character-set");
    expect(error(new Uint8Array([0xff, 0xfe]))).toBe("invalid-character-set");
    expect(readPatchOperation(root(`<add/>`))).toMatchObject({ error: { condition: "invalid-diff-format" } });
    expect(readPatchOperation(root(`<move sel="a"/>`))).toMatchObject({
      error: { condition: "invalid-diff-format" },
    });
  });
});
