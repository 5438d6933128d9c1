import { writeUriList } from "@porchlight/documents";
import { describe, expect, test } from "vitest";
import { diffProcessing } from "./diff-processing";
import { documentSel, readSelection, selectionKey, selectionOf } from "./selection";

const ROOT = "https://example.com/xcap-root/";
const INDEX = "resource-lists/users/sip:alice@example.com/index";
const contentType = "application/resource-lists+xml";

describe("XDM-070 what a SUBSCRIBE selects", () => {
  test("XDM-070 documents, collections, elements and attributes in one list", () => {
    const body = writeUriList([
      INDEX,
      "pres-rules/",
      `${INDEX}/~~/resource-lists/list%5b1%5d`,
      `${INDEX}/~~/*/list/@name`,
    ]);
    const selection = readSelection({ contentType, text: body }, ROOT);
    expect(selection).toMatchObject({ ok: true, value: { collections: ["pres-rules/"] } });
    if (!selection.ok) throw new Error("refused");
    expect([...selection.value.documents]).toEqual([[INDEX, INDEX]]);
    expect(selection.value.components.map(({ selector }) => selector)).toEqual([
      "resource-lists/list%5b1%5d",
      "*/list/@name",
    ]);
  });

  test("XDM-070 a document is told by the URI it was subscribed to, in a collection by its path", () => {
    const absolute = `${ROOT}resource-lists/users/sip%3Aalice%40example.com/index`;
    const selection = selectionOf([absolute, INDEX, "resource-lists/"], ROOT);
    expect(documentSel(selection, INDEX)).toBe(absolute);
    expect(documentSel(selection, "resource-lists/users/sip:alice@example.com/other")).toBe(
      "resource-lists/users/sip:alice@example.com/other",
    );
    expect(documentSel(selection, "pres-rules/users/sip:alice@example.com/index")).toBeUndefined();
  });

  test("XDM-070 overlapping selections are one", () => {
    const selection = selectionOf(
      ["a/users/", "a/", "a/users/x/", "b/", `${INDEX}/~~/a%5B1%5D`, `${INDEX}/~~/a%5b1%5d`],
      ROOT,
    );
    expect(selection.collections).toEqual(["a/", "b/"]);
    expect(selection.components.map(({ uri }) => uri)).toEqual([`${INDEX}/~~/a%5B1%5D`]);
  });

  test("XDM-070 what cannot be subscribed to is skipped", () => {
    const selection = selectionOf(
      [`${INDEX}/~~/resource-lists/namespace::*`, "sip:a@b", "https://other/xcap-root/a/b"],
      ROOT,
    );
    expect(selection).toEqual({ documents: new Map(), collections: [], components: [] });
  });

  test("XDM-070 no list, another type, no XML, and too long a list are refused", () => {
    expect(readSelection(undefined, ROOT)).toEqual({ ok: false, error: { kind: "no-list" } });
    expect(readSelection({ contentType: "text/plain", text: "" }, ROOT)).toEqual({
      ok: false,
      error: { kind: "unsupported-type" },
    });
    expect(readSelection({ contentType, text: "<resource" }, ROOT)).toMatchObject({
      error: { kind: "malformed" },
    });
    expect(readSelection({ contentType, text: writeUriList(["a/b", "a/c"]) }, ROOT, 1)).toEqual({
      ok: false,
      error: { kind: "too-many", limit: 1 },
    });
  });

  test("XDM-080 the order of the list does not matter for comparison", () => {
    const key = (...uris: string[]) => selectionKey(selectionOf(uris, ROOT));
    expect(key(INDEX, "b/", "a/", "a/c/~~/d")).toBe(key("a/c/~~/d", "a/", INDEX, "b/"));
    expect(key(INDEX)).not.toBe(key("b/"));
  });
});

describe("XDM-073 the mode of a subscription", () => {
  test("XDM-071 is no-patching when none, or an unknown one, is asked for", () => {
    expect(diffProcessing(undefined)).toBe("no-patching");
    expect(diffProcessing("better-patching")).toBe("no-patching");
  });

  test("XDM-072 is the one asked for", () => {
    expect(diffProcessing("xcap-patching")).toBe("xcap-patching");
    expect(diffProcessing("Aggregate")).toBe("aggregate");
  });

  test("XDM-073 is never more complex than asked", () => {
    expect(diffProcessing("xcap-patching", new Set(["aggregate"]))).toBe("no-patching");
    expect(diffProcessing("aggregate", new Set(["xcap-patching"]))).toBe("xcap-patching");
    expect(diffProcessing("aggregate", new Set())).toBe("no-patching");
    expect(diffProcessing("no-patching")).toBe("no-patching");
  });
});
