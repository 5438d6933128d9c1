import type { ListScope } from "@porchlight/documents";
import { parseXml } from "@porchlight/xml";
import { describe, expect, test } from "vitest";
import { identityKey } from "../identity/identity";
import { listAnchor } from "../templates/list-anchor";
import { DEFAULT_LIST_LIMITS, type ListLimits, resolveList } from "./resolve-list";

const ROOT = "https://example.com/xcap-root";
const HOME = "resource-lists/users/sip:alice@example.com";
const INDEX = `${HOME}/index`;
const SCOPE: ListScope = { roots: [ROOT], xui: "sip:alice@example.com", foreignListsAllowed: false };
const friends = listAnchor(ROOT, "sip:alice@example.com", "friends");

const lists = (content: string): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists" xmlns:x="urn:other">${content}</resource-lists>`;
const entry = (uri: string): string => `<entry uri="${uri}"/>`;

type Documents = Readonly<Record<string, string>>;

function resolve(
  anchor: string,
  documents: Documents,
  scope: Partial<ListScope> = {},
  limits: Partial<ListLimits> = {},
) {
  // Every reading gives a new tree, as a store without a cache would.
  const readDocument = (path: string) => {
    const xml = parseXml(documents[path] ?? "");
    return xml.ok ? xml.value.root : undefined;
  };
  return resolveList(anchor, { readDocument }, { ...SCOPE, ...scope }, { ...DEFAULT_LIST_LIMITS, ...limits });
}

const members = (...args: Parameters<typeof resolve>): string[] => [...resolve(...args).members].sort();
const index = (content: string): Documents => ({ [INDEX]: lists(content) });

describe("the list an anchor names", () => {
  const two = index(
    `<list name="friends">${entry("sip:bob@example.com")}<x:y/>${entry("tel:+1-555-1234")}<entry/></list><list name="a/b &amp; &quot;c&quot;">${entry("sip:carol@example.com")}</list>`,
  );

  test("POL-020 its entries, as keys, once each", () => {
    const twice = index(
      `<list name="friends">${entry("sip:bob@example.com")}${entry(" SIP:%62ob@EXAMPLE.com:5060 ")}</list>`,
    );
    expect(members(friends, two)).toEqual(["sip:bob@example.com", "tel:+15551234"]);
    expect(members(friends, twice)).toEqual([identityKey("sip:bob@example.com")]);
  });

  test.each([
    [`${ROOT}/${INDEX}/~~/resource-lists/list%5b@name=%22friends%22%5d`, 2],
    [`${ROOT}/${INDEX}/~~/resource-lists/list[@name='friends']`, 2],
    [`HTTPS://EXAMPLE.com:443/xcap-root/${INDEX}/%7E%7E/resource-lists/list%5B@name=%22friends%22%5D`, 2],
    [`${ROOT}/resource-lists/users/sip%3Aalice%40example.com/index/~~/resource-lists/list%5B1%5D`, 2],
    [`${ROOT}/${INDEX}/~~/*/*%5B1%5D%5B@name=%22friends%22%5D`, 2],
    [`${ROOT}/${INDEX}/~~/r:resource-lists/r:list%5B1%5D?xmlns(r=urn:ietf:params:xml:ns:resource-lists)`, 2],
    [listAnchor(`${ROOT}/`, "sip:alice@example.com", 'a/b & "c"'), 1],
    [`${ROOT}/${INDEX}/~~/resource-lists/list%5B@name=%22nobody%22%5D`, 0],
    [`${ROOT}/${INDEX}/~~/resource-lists/list`, 0],
    [`${ROOT}/${INDEX}/~~/resource-lists`, 0],
    [`${ROOT}/${INDEX}/~~/resource-lists/list%5B1%5D/entry%5B1%5D`, 0],
    [`${ROOT}/${INDEX}/~~/resource-lists/list%5B1%5D/@name`, 0],
    [`${ROOT}/${INDEX}/~~/resource-lists/list%5B1%5D%5B2%5D`, 0],
    [`${ROOT}/${INDEX}/~~/x:resource-lists/x:list%5B1%5D`, 0],
    [`${ROOT}/${INDEX}`, 0],
    [`${ROOT}/${INDEX}/~~/resource-lists/list%5B@name=%zz%5D`, 0],
    ["", 0],
  ])("POL-020 %s", (anchor, count) => {
    expect(members(anchor, two)).toHaveLength(count);
  });

  test("POL-020 a list of the group usage", () => {
    const path = "org.openmobilealliance.group-usage-list/users/sip:alice@example.com/index";
    const anchor = friends.replace(INDEX, path);
    expect(
      members(anchor, { [path]: lists(`<list name="friends">${entry("sip:g@example.com")}</list>`) }),
    ).toEqual(["sip:g@example.com"]);
  });

  test("POL-020 a document that is missing names nobody, and is remembered", () => {
    expect(resolve(friends, {})).toMatchObject({
      members: new Set(),
      documents: new Set([INDEX]),
      isCutShort: false,
    });
    expect(members(friends, { [INDEX]: "<broken" })).toEqual([]);
  });
});

describe("what a list leads to", () => {
  const other = `${HOME}/other`;
  const external = (path: string, list: string): string =>
    `<external anchor="${ROOT}/${path}/~~/resource-lists/list%5B@name=%22${list}%22%5D"/>`;
  const reference = (path: string, list: string, uri: string): string =>
    `<entry-ref ref="${path}/~~/resource-lists/list%5B@name=%22${list}%22%5D/entry%5B@uri=%22${uri}%22%5D"/>`;

  test("POL-020 nested lists, external and entry-ref", () => {
    const documents = {
      [INDEX]: lists(
        `<list name="friends"><list name="inner">${entry("sip:in@example.com")}<list>${entry("sip:deep@example.com")}</list></list>${external(other, "more")}${reference(other, "apart", "sip:ref@example.com")}</list>`,
      ),
      [other]: lists(
        `<list name="more">${entry("sip:ext@example.com")}<list>${entry("sip:extin@example.com")}</list></list><list name="apart">${entry("sip:ref@example.com")}${entry("sip:not@example.com")}</list>`,
      ),
    };
    expect(members(friends, documents)).toEqual(
      ["deep", "ext", "extin", "in", "ref"].map((user) => `sip:${user}@example.com`),
    );
    expect(resolve(friends, documents).documents).toEqual(new Set([INDEX, other]));
  });

  test("POL-020 references that lead nowhere are left out, and their documents remembered", () => {
    const documents = index(
      `<list name="friends">${external(`${HOME}/gone`, "x")}${reference(`${HOME}/away`, "x", "y")}<external/><external anchor="not a uri"/><entry-ref ref="/abs"/>${entry("sip:bob@example.com")}</list>`,
    );
    const resolved = resolve(friends, documents);
    expect([...resolved.members]).toEqual(["sip:bob@example.com"]);
    expect(resolved.documents).toEqual(new Set([INDEX, `${HOME}/gone`, `${HOME}/away`]));
  });

  test("POL-022 a cycle ends, each list counted once", () => {
    const documents = {
      [INDEX]: lists(
        `<list name="friends">${entry("sip:a@example.com")}${external(other, "back")}${external(INDEX, "friends")}</list>`,
      ),
      [other]: lists(
        `<list name="back">${external(INDEX, "friends")}${external(other, "back")}${entry("sip:b@example.com")}</list>`,
      ),
    };
    expect(resolve(friends, documents)).toMatchObject({
      members: new Set(["sip:a@example.com", "sip:b@example.com"]),
      isCutShort: false,
    });
  });

  test("POL-022 what is deeper than ten lists is left out", () => {
    const nested = (depth: number): string =>
      depth === 0 ? "" : `<list>${entry(`sip:d${depth}@example.com`)}${nested(depth - 1)}</list>`;
    const documents = (depth: number) => index(`<list name="friends">${nested(depth)}</list>`);
    expect(resolve(friends, documents(10))).toMatchObject({ isCutShort: false });
    expect(members(friends, documents(10))).toHaveLength(10);
    expect(resolve(friends, documents(11))).toMatchObject({ isCutShort: true });
    expect(members(friends, documents(11))).toHaveLength(10);
  });

  test("POL-022 entries and references are bounded", () => {
    const entries = Array.from({ length: 5 }, (_, n) => entry(`sip:u${n}@example.com`)).join("");
    const many = index(`<list name="friends">${entries}</list>`);
    expect(resolve(friends, many, {}, { maxEntries: 5 })).toMatchObject({ isCutShort: false });
    expect(resolve(friends, many, {}, { maxEntries: 4 })).toMatchObject({ isCutShort: true });
    const referring = index(
      `<list name="friends">${Array.from({ length: 5 }, (_, n) => reference(`${HOME}/d${n}`, "x", "y")).join("")}</list>`,
    );
    expect(resolve(friends, referring, {}, { maxReferences: 5 })).toMatchObject({ isCutShort: false });
    expect(resolve(friends, referring, {}, { maxReferences: 4 })).toMatchObject({ isCutShort: true });
  });
});

describe("POL-023 lists of others", () => {
  const bobs = "resource-lists/users/sip:bob@example.com/index";
  const documents = {
    [INDEX]: lists(
      `<list name="friends"><external anchor="${ROOT}/${bobs}/~~/resource-lists/list%5B1%5D"/></list>`,
    ),
    [bobs]: lists(`<list>${entry("sip:x@example.com")}</list>`),
    "rls-services/users/sip:alice@example.com/index": lists(`<list>${entry("sip:x@example.com")}</list>`),
  };
  const foreign = [
    `${ROOT}/${bobs}/~~/resource-lists/list%5B1%5D`,
    "https://example.net/xcap-root/resource-lists/users/sip:alice@example.com/index/~~/resource-lists/list%5B1%5D",
    `${ROOT}/rls-services/users/sip:alice@example.com/index/~~/resource-lists/list%5B1%5D`,
    `${INDEX}/~~/resource-lists/list%5B1%5D`,
    `${ROOT}/resource-lists/users/sip:alice@example.com/../sip:bob@example.com/index/~~/resource-lists/list%5B1%5D`,
    `${ROOT}/resource-lists/global/index/~~/resource-lists/list%5B1%5D`,
  ];

  test.each([friends, ...foreign])(
    "POL-023 %s names nobody, and no document of others is looked at",
    (anchor) => {
      const resolved = resolve(anchor, documents);
      expect(resolved.members.size).toBe(0);
      expect([...resolved.documents].filter((path) => path !== INDEX)).toEqual([]);
    },
  );

  test("POL-023 but for a switch of the operator", () => {
    expect(members(friends, documents, { foreignListsAllowed: true })).toEqual(["sip:x@example.com"]);
    expect(members(foreign[1] ?? "", documents, { foreignListsAllowed: true })).toEqual([]);
  });

  test("POL-023 other spellings of the root count", () => {
    const roots = [ROOT, "http://localhost:8080/xcap-root"];
    const anchor = friends.replace(ROOT, "http://LOCALHOST:8080/xcap-root");
    const own = index(`<list name="friends">${entry("sip:bob@example.com")}</list>`);
    expect(members(anchor, own, { roots })).toEqual(["sip:bob@example.com"]);
  });
});
