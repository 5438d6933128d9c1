import { describe, expect, test } from "vitest";
import { HeaderFields } from "../header-fields";
import { encodeUtf8 } from "../serialize/utf8";
import { buildMultipart, type PartToBuild } from "./build-multipart";
import { selectBodies, selectBody } from "./select-body";

const pidf = "application/pidf+xml";
const understanding = { types: new Set([pidf, "text/plain"]) };

function select(contentType: string | undefined, body: string, disposition?: string) {
  const headers = new HeaderFields();
  if (contentType !== undefined) headers.append("content-type", contentType);
  if (disposition !== undefined) headers.append("content-disposition", disposition);
  const selection = selectBody(headers, encodeUtf8(body), understanding);
  return selection.kind === "selected" ? new TextDecoder().decode(selection.selected.body) : selection.kind;
}

const part = (contentType: string, body: string, disposition?: string): PartToBuild => ({
  contentType,
  body,
  headers: disposition === undefined ? [] : [["Content-Disposition", disposition]],
});

function selectIn(subtype: string, parts: readonly PartToBuild[], disposition?: string, start?: string) {
  const params = start === undefined ? [] : ([["start", start]] as const);
  const built = buildMultipart({ subtype, boundary: "b", params, parts });
  return select(built.contentType, built.body, disposition);
}

describe("COR-065 which body is processed", () => {
  test("COR-065 a single body, none, an unknown type, an unknown disposition", () => {
    expect(select(pidf, "x")).toBe("x");
    expect(select(pidf, "")).toBe("nothing");
    expect(select("a/b", "x")).toBe("unsupported");
    expect(select("a/b", "x", "render;handling=optional")).toBe("nothing");
    expect(select(pidf, "x", "session")).toBe("unsupported");
    expect(select(pidf, "x", "session;handling=optional")).toBe("nothing");
    expect(select(undefined, "x")).toBe("malformed");
    expect(select("nonsense", "x")).toBe("malformed");
    expect(select(pidf, "x", "")).toBe("malformed");
    expect(select("multipart/mixed;boundary=b", "x")).toBe("malformed");
  });

  test("COR-065 mixed, and an unknown multipart like it: the first understood; all that is required must be", () => {
    for (const subtype of ["mixed", "x-unheard-of"]) {
      expect(
        selectIn(subtype, [part("a/b", "1", "render;handling=optional"), part(pidf, "2"), part(pidf, "3")]),
      ).toBe("2");
      expect(selectIn(subtype, [part(pidf, "1"), part("a/b", "2")])).toBe("unsupported");
      expect(selectIn(subtype, [part(pidf, "1"), part("a/b", "2")], "render;handling=optional")).toBe(
        "nothing",
      );
      expect(selectIn(subtype, [part("a/b", "1", "render;handling=optional")])).toBe("nothing");
    }
  });

  test("COR-065 alternative: the last understood, whatever the handling of its parts", () => {
    expect(selectIn("alternative", [part("text/plain", "1"), part(pidf, "2"), part("a/b", "3")])).toBe("2");
    expect(selectIn("alternative", [part("a/b", "1", "render;handling=optional")])).toBe("unsupported");
    expect(selectIn("alternative", [part("a/b", "1")], "render;handling=optional")).toBe("nothing");
  });

  test("COR-065 related: the root, named by start or the first", () => {
    const named: PartToBuild = { contentType: pidf, body: "root", headers: [["Content-ID", "<r@x>"]] };
    expect(selectIn("related", [part("a/b", "1"), named], undefined, "<r@x>")).toBe("root");
    expect(selectIn("related", [part(pidf, "1"), part("a/b", "2")])).toBe("1");
    expect(selectIn("related", [part("a/b", "1"), part(pidf, "2")])).toBe("unsupported");
  });

  test("COR-065 nesting, the handling of each level on its own", () => {
    const inner = buildMultipart({
      subtype: "alternative",
      boundary: "i",
      parts: [part("a/b", "1"), part(pidf, "2")],
    });
    expect(selectIn("mixed", [inner])).toBe("2");
    const failing = buildMultipart({ subtype: "mixed", boundary: "i", parts: [part("a/b", "1")] });
    const optional = { ...failing, headers: [["Content-Disposition", "render;handling=optional"]] } as const;
    expect(selectIn("mixed", [optional, part(pidf, "2")])).toBe("2");
    expect(selectIn("mixed", [failing, part(pidf, "2")])).toBe("unsupported");
  });

  test("COR-065 a by-reference part is not processed without its reference (RFC 5621 section 9.4)", () => {
    expect(selectIn("mixed", [part(pidf, "1", "by-reference")])).toBe("unsupported");
    expect(selectIn("mixed", [part(pidf, "1", "by-reference;handling=optional"), part(pidf, "2")])).toBe("2");
  });

  test("COR-065 a part in an encoding that is not undone is not understood", () => {
    const encoded: PartToBuild = {
      contentType: pidf,
      body: "eA==",
      headers: [["Content-Transfer-Encoding", "base64"]],
    };
    expect(selectIn("mixed", [encoded])).toBe("unsupported");
    const plain: PartToBuild = {
      contentType: pidf,
      body: "x",
      headers: [["Content-Transfer-Encoding", "8BIT"]],
    };
    expect(selectIn("mixed", [plain])).toBe("x");
  });

  test("COR-065 a multipart that is understood as a whole is taken as a whole", () => {
    const built = buildMultipart({ subtype: "related", boundary: "b", parts: [part("a/b", "1")] });
    const headers = new HeaderFields([["content-type", built.contentType]]);
    const selection = selectBody(headers, encodeUtf8(built.body), { types: new Set(["multipart/related"]) });
    expect(selection).toMatchObject({ kind: "selected", selected: { contentType: { subtype: "related" } } });
  });

  test("COR-065 other dispositions are those of the context", () => {
    const headers = new HeaderFields([["content-type", "application/sdp"]]);
    const body = encodeUtf8("v=0");
    const types = new Set(["application/sdp"]);
    expect(selectBody(headers, body, { types }).kind).toBe("unsupported");
    expect(selectBody(headers, body, { types, dispositions: new Set(["session"]) }).kind).toBe("selected");
  });

  const list = "application/resource-lists+xml";
  const kinds = [understanding, { types: new Set([list]), dispositions: new Set(["recipient-list"]) }];

  function selectAllIn(parts: readonly PartToBuild[]): readonly string[] | string {
    const built = buildMultipart({ subtype: "mixed", boundary: "b", parts });
    const headers = new HeaderFields([["content-type", built.contentType]]);
    const selection = selectBodies(headers, encodeUtf8(built.body), kinds);
    if (selection.kind !== "selected") return selection.kind;
    return selection.selected.map(({ body }) => new TextDecoder().decode(body));
  }

  test("COR-065 RLS-060 bodies of several kinds go together, each with the disposition of its kind", () => {
    const optional = part("a/b", "3", "render;handling=optional");
    expect(selectAllIn([part(pidf, "1"), part(list, "2", "recipient-list")])).toEqual(["1", "2"]);
    expect(selectAllIn([part(list, "2", "recipient-list"), optional, part(pidf, "1")])).toEqual(["2", "1"]);
    expect(selectAllIn([optional])).toBe("nothing");
    expect(selectAllIn([part(pidf, "1"), part(list, "2")])).toBe("unsupported");
    expect(selectAllIn([part(pidf, "1", "recipient-list"), part(list, "2", "recipient-list")])).toBe(
      "unsupported",
    );
    expect(selectAllIn([part(pidf, "1"), part("a/b", "2")])).toBe("unsupported");
  });
});
