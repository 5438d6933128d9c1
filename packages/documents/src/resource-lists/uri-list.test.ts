import { describe, expect, test } from "vitest";
import { readUriList } from "./read-uri-list";
import { writeUriList } from "./write-uri-list";

const lists = (content: string) =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${content}</resource-lists>`;

describe("XDM-070 the URI list of a SUBSCRIBE", () => {
  test("XDM-070 holds the entries of a flat list, in order", () => {
    expect(readUriList(lists(`<list><entry uri="a/b/c"/><entry uri=" d/ "/></list>`))).toEqual({
      ok: true,
      value: ["a/b/c", "d/"],
    });
  });

  test("XDM-070 passes over nested lists, references and what it does not know", () => {
    const body = lists(
      `<list name="x" y:z="1" xmlns:y="urn:y"><display-name>n</display-name><list><entry uri="nested"/></list><entry-ref ref="r"/><external anchor="http://e"/><y:entry uri="foreign"/><entry/><entry uri=""/><entry uri="kept" extra="1"><display-name>k</display-name></entry></list><y:list xmlns:y="urn:y"><entry uri="no"/></y:list>`,
    );
    expect(readUriList(body)).toEqual({ ok: true, value: ["kept"] });
  });

  test("XDM-070 is refused when it is something else", () => {
    expect(readUriList("<resource-lists/>").ok).toBe(false);
    expect(readUriList("<resource").ok).toBe(false);
    expect(readUriList(new Uint8Array([0xff])).ok).toBe(false);
  });

  test("XDM-070 what is written is read", () => {
    const uris = ["a/users/sip:alice@example.com/index", `b/~~/c%5b@d="e"%5d?xmlns(x=urn:y&z)`];
    expect(readUriList(writeUriList(uris))).toEqual({ ok: true, value: uris });
  });
});
