import { elementText } from "@porchlight/xml";
import { describe, expect, test } from "vitest";
import { say } from "../../../words/testing/english";
import { dropSlots, slotId, slotWords } from "./drop-slots";
import {
  EMPTY_LISTS,
  freeName,
  type Lists,
  withList,
  withMoved,
  withoutNode,
  withPeople,
  withReference,
  withWords,
} from "./edit-lists";
import { allNodes, type ListNode, nodeAt, openLists } from "./list-tree";

const TEXT = `<?xml version="1.0"?>
<rl:resource-lists xmlns:rl="urn:ietf:params:xml:ns:resource-lists" xmlns:x="urn:x">
  <rl:list name="friends">
    <rl:display-name xml:lang="en">Friends &amp; kin</rl:display-name>
    <rl:entry uri='sip:bob@office.test' x:odd="1"/><!-- keep -->
    <rl:list name="inner">
      <rl:entry uri="sip:carol@office.test"><rl:display-name>Carol</rl:display-name></rl:entry>
    </rl:list>
    <rl:external   anchor="https://office.test/x"/>
    <x:shoes/>
  </rl:list>
  <rl:list name="empty"/>
</rl:resource-lists>`;

function opened(text: string): Lists {
  const lists = openLists(text);
  if (lists.kind !== "lists") throw new Error(lists.kind);
  return lists;
}

const lists = opened(TEXT);

function at(place: string): ListNode {
  const node = nodeAt(lists.nodes, place);
  if (node === undefined) throw new Error(place);
  return node;
}

describe("a document of lists", () => {
  test("is a tree with the places of the API", () => {
    const shown = (nodes: readonly ListNode[]): unknown =>
      nodes.map(({ kind, place, key, title, children }) => [kind, place, key, title, shown(children)]);
    expect(shown(lists.nodes)).toEqual([
      [
        "list",
        "1",
        "friends",
        "Friends & kin",
        [
          ["entry", "1.2", "sip:bob@office.test", undefined, []],
          ["list", "1.3", "inner", undefined, [["entry", "1.3.1", "sip:carol@office.test", "Carol", []]]],
          ["external", "1.4", "https://office.test/x", undefined, []],
        ],
      ],
      ["list", "2", "empty", undefined, []],
    ]);
  });

  test("may be none, and tells where it breaks", () => {
    expect(openLists(" ")).toEqual({ kind: "empty" });
    expect(openLists("<a>\n<")).toMatchObject({ kind: "fault", line: 2 });
    expect(openLists("<a/>")).toMatchObject({ kind: "fault" });
    expect(opened(EMPTY_LISTS).nodes).toEqual([]);
  });
});

describe("all else stays as it was written when", () => {
  const carol = `<rl:entry uri="sip:carol@office.test"><rl:display-name>Carol</rl:display-name></rl:entry>`;
  const bob = `<rl:entry uri='sip:bob@office.test' x:odd="1"/>`;

  test("people are added, set off as their neighbour", () => {
    const external = '<rl:external   anchor="https://office.test/x"/>';
    expect(withPeople(lists, at("1"), [{ uri: "sip:d@office.test", name: "D & co" }])).toBe(
      TEXT.replace(
        external,
        `${external}\n    <rl:entry uri="sip:d@office.test"><rl:display-name>D &amp; co</rl:display-name></rl:entry>`,
      ),
    );
    expect(withPeople(lists, at("2"), [{ uri: "sip:d@office.test", name: "" }])).toBe(
      TEXT.replace(
        '<rl:list name="empty"/>',
        '<rl:list name="empty"><rl:entry uri="sip:d@office.test"/></rl:list>',
      ),
    );
    expect(withPeople(lists, at("1"), [])).toBe(TEXT);
  });

  test("a list or a reference is added", () => {
    expect(withList(lists, undefined, 'a "b"')).toBe(
      TEXT.replace('"empty"/>', '"empty"/>\n  <rl:list name="a &quot;b&quot;"/>'),
    );
    expect(withList(opened(EMPTY_LISTS), undefined, "a")).toContain('<list name="a"/></resource-lists>');
    expect(withReference(lists, at("2"), "https://office.test/y", "")).toContain(
      '<rl:list name="empty"><rl:external anchor="https://office.test/y"/></rl:list>',
    );
  });

  test("a node is taken out", () => {
    expect(withoutNode(lists, at("1.2"))).toBe(TEXT.replace(`\n    ${bob}`, ""));
  });

  test("words are changed", () => {
    expect(withWords(lists, at("1"), "friends", "Kin")).toBe(TEXT.replace("Friends &amp; kin", "Kin"));
    expect(withWords(lists, at("1.2"), "sip:x@y", "X")).toBe(
      TEXT.replace(bob, '<rl:entry uri="sip:x@y" x:odd="1"><rl:display-name>X</rl:display-name></rl:entry>'),
    );
    expect(withWords(lists, at("1.3.1"), "sip:carol@office.test", "")).toBe(
      TEXT.replace("<rl:display-name>Carol</rl:display-name>", ""),
    );
    expect(withWords(lists, at("2"), "", "")).toBe(TEXT.replace(' name="empty"', ""));
    expect(withWords(lists, at("2"), "empty", "")).toBe(TEXT);
  });

  test.each([
    ["1.2", "1.3", 1, "1.2.2", `<rl:list name="inner">\n      ${carol}\n      ${bob}`],
    ["1.3.1", "1", 0, "1.2", `kin</rl:display-name>\n    ${carol}\n    ${bob}`],
    ["1.3.1", "2", 0, "2.1", `<rl:list name="empty">${carol}</rl:list>`],
    ["1.3", "", 0, "1", `xmlns:x="urn:x">\n  <rl:list name="inner">`],
    ["2", "1", 3, "1.5", `office.test/x"/>\n    <rl:list name="empty"/>`],
  ] as const)("%s is moved into %j at %i", (from, parent, index, place, text) => {
    const slot = { parent: parent === "" ? undefined : at(parent), index };
    const moved = withMoved(lists, at(from), slot);
    expect(moved?.place).toBe(place);
    expect(moved?.text).toContain(text);
    expect(moved?.text).toContain("<!-- keep -->");
    const kinds = (nodes: readonly ListNode[]): number =>
      nodes.reduce((sum, { children }) => sum + 1 + kinds(children), 0);
    expect(kinds(opened(moved?.text ?? "").nodes)).toBe(kinds(lists.nodes));
  });

  test("any node is moved into any slot: it stands at the place that is told, and nothing else is another", () => {
    const words = (nodes: readonly ListNode[]) =>
      [...allNodes(nodes)].map(({ kind, key, title }) => `${kind} ${key} ${title}`).sort();
    for (const node of allNodes(lists.nodes)) {
      for (const slot of dropSlots(lists.nodes, node)) {
        const moved = withMoved(lists, node, slot);
        if (moved === undefined) continue;
        const { nodes } = opened(moved.text);
        expect(words(nodes)).toEqual(words(lists.nodes));
        const there = nodeAt(nodes, moved.place);
        expect(there && elementText(there.element)).toBe(elementText(node.element));
        const around = slot.parent?.key;
        expect(moved.place.includes(".")).toBe(slot.parent !== undefined);
        const parent = nodeAt(nodes, moved.place.split(".").slice(0, -1).join("."));
        expect(parent?.key).toBe(around);
        for (const kept of ["<!-- keep -->", "<x:shoes/>", 'xml:lang="en"'])
          expect(moved.text).toContain(kept);
      }
    }
  });

  test("a node that stays where it is changes nothing", () => {
    for (const index of [0, 1])
      expect(withMoved(lists, at("1.2"), { parent: at("1"), index })).toBeUndefined();
  });
});

describe("slots to drop a node in", () => {
  const ids = (place: string) => dropSlots(lists.nodes, at(place)).map(slotId);

  test("are all lists for a person, and the document too for a list, but not itself", () => {
    expect(ids("1.2")).toEqual(["1:0", "1:1", "1.3:0", "1.3:1", "1:2", "1:3", "2:0"]);
    expect(ids("1")).toEqual([":0", ":1", "2:0", ":2"]);
  });

  test("have words", () => {
    const words = dropSlots(lists.nodes, at("2")).map((slot) => slotWords(lists.nodes, slot, say));
    expect(words[1]).toBe("before sip:bob@office.test, in Friends & kin");
    expect(words.at(-1)).toBe("at the end, among the lists");
  });
});

test("a new list has a name that none beside it has", () => {
  expect(freeName(lists.nodes, "empty")).toBe("empty 2");
  expect(freeName(lists.nodes, "other")).toBe("other");
});
