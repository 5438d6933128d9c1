import { type DocumentCopy, usages, userDocument, type XcapEdit } from "@porchlight/presence-client";
import { describe, expect, test } from "vitest";
import type { BookFailure } from "../contact-book";
import { addContact, mergeContacts } from "./add-contacts";
import { changeContact, removeContact } from "./change-contact";
import { removeGroup, renameGroup } from "./change-group";
import { readContacts } from "./read-contacts";

const index = userDocument(usages["resource-lists"], "sip:alice@office.test");
const names = 'xmlns="urn:ietf:params:xml:ns:resource-lists" xmlns:x="urn:x"';
const bob = '<entry uri="sip:bob@office.test" x:a="1"><display-name>Bob</display-name><x:b/></entry>';
const floor =
  '<list name="f2"><display-name>Floor 2</display-name><entry uri="sip:carol@office.test"/><external anchor="http://e/"/><x:c/></list>';
const document = (members: string): DocumentCopy => ({
  etag: "e1",
  text: `<resource-lists ${names}><list name="oma_buddylist"><display-name>All</display-name>${members}</list><list name="oma_blockedcontacts"/></resource-lists>`,
});
const both = document(`${bob}${floor}<x:d/>`);
const floor2 = { id: "/f2", title: "Floor 2", ownTitle: "Floor 2" };
const carol = { uri: "sip:carol@office.test", address: undefined, name: undefined, group: "/f2" };
const bobHere = { uri: "sip:bob@office.test", address: undefined, name: "Bob", group: undefined };

/** What an edit writes: method, node selector, text. */
function written(edit: XcapEdit<BookFailure>, current?: DocumentCopy): unknown {
  const change = edit(current);
  if (!change.ok) return change.error.kind;
  if (!change.value) return "nothing";
  const { kind, target } = change.value;
  const [path, selector = path] = target.path.split("/~~/resource-lists/");
  const text = change.value.kind === "put" ? change.value.text : undefined;
  return [kind, decodeURIComponent(selector ?? ""), text];
}

describe("XDM-090 reading", () => {
  test("the buddy list and its groups are the contacts; other lists and members are passed over", () => {
    expect(readContacts(index, both)).toEqual({
      ok: true,
      value: {
        contacts: [
          { uri: "sip:bob@office.test", address: "sip:bob@office.test", name: "Bob", group: undefined },
          { uri: "sip:carol@office.test", address: "sip:carol@office.test", name: undefined, group: "/f2" },
        ],
        groups: [floor2],
        omitted: 0,
      },
    });
  });

  test("RLS-072 they come in the order of the document, as a list service counts them", () => {
    const read = readContacts(index, document(`${floor}${bob}<entry uri="sip:dave@office.test"/>`));
    const users = read.ok && read.value.contacts.map(({ uri }) => uri.slice("sip:".length, uri.indexOf("@")));
    expect(users).toEqual(["carol", "bob", "dave"]);
  });

  test("nested groups have the titles around them, lists without a name their place", () => {
    const nested = document(
      '<list><list name="b/c"><entry uri="tel:+1"/><entry uri="SIPS:Dave@Office.Test"/></list></list>',
    );
    const read = readContacts(index, nested);
    expect(read.ok && read.value.groups.map(({ id, title }) => [id, title])).toEqual([
      ["/[1]", "1"],
      ["/[1]/b%2Fc", "1 / b/c"],
    ]);
    expect(read.ok && read.value.contacts.map(({ address }) => address)).toEqual([
      undefined,
      "sip:Dave@office.test",
    ]);
  });

  test("no document and no buddy list are no contacts; another document is told", () => {
    const none = { ok: true, value: { contacts: [], groups: [], omitted: 0 } };
    expect(readContacts(index, undefined)).toEqual(none);
    expect(readContacts(index, { etag: "e", text: `<resource-lists ${names}/>` })).toEqual(none);
    for (const text of ["<resource-lists/>", "<", ""]) {
      expect(readContacts(index, { etag: "e", text })).toEqual({ ok: false, error: { kind: "unreadable" } });
    }
  });

  test("what has not changed since the reading before is the same object", () => {
    const first = readContacts(index, both);
    const before = first.ok ? first.value.contacts : [];
    const later = readContacts(index, document(`${bob.replace("Bob", "Robert")}${floor}`), before);
    const [renamed, same] = later.ok ? later.value.contacts : [];
    expect(renamed).toMatchObject({ address: "sip:bob@office.test", name: "Robert" });
    expect(same).toBe(before[1]);
  });

  test("a list longer than a board is cut, and that is said", () => {
    const entries = Array.from({ length: 1002 }, (_, at) => `<entry uri="sip:u${at}@office.test"/>`);
    const read = readContacts(index, document(entries.join("")));
    expect(read.ok && [read.value.contacts.length, read.value.omitted]).toEqual([1000, 2]);
  });
});

describe("XDM-090 adding", () => {
  const erin = { uri: "sip:erin@office.test", name: "Erin & <Co>", group: undefined };
  const entry =
    '<entry uri="sip:erin@office.test"><display-name>Erin &amp; &lt;Co&gt;</display-name></entry>';

  test("behind the last member, before what other namespaces have", () => {
    expect(written(addContact(index, erin), both)).toEqual([
      "put",
      'list[@name="oma_buddylist"]/*[4][@uri="sip:erin@office.test"]',
      entry,
    ]);
    expect(written(addContact(index, { ...erin, group: "floor 2" }), both)).toEqual([
      "put",
      'list[@name="oma_buddylist"]/list[@name="f2"]/*[4][@uri="sip:erin@office.test"]',
      entry,
    ]);
  });

  test("a group that is not there is made with its first contact, by a name that is free", () => {
    const taken = document('<list name="Work"><display-name>Home</display-name></list>');
    expect(written(addContact(index, { ...erin, name: undefined, group: "Work" }), taken)).toEqual([
      "put",
      'list[@name="oma_buddylist"]/*[3][@name="Work 2"]',
      '<list name="Work 2"><display-name>Work</display-name><entry uri="sip:erin@office.test"/></list>',
    ]);
    expect(written(addContact(index, { ...erin, group: "oma_x" }), taken)).toEqual([
      "put",
      expect.stringContaining('[@name="group oma_x"]'),
      expect.stringContaining("<display-name>oma_x</display-name>"),
    ]);
  });

  test("what has to be there around it is made: the buddy list, the document", () => {
    const list = `<list name="oma_buddylist">${entry}</list>`;
    const empty = { etag: "e", text: `<resource-lists ${names}/>` };
    expect(written(addContact(index, erin), empty)).toEqual(["put", 'list[@name="oma_buddylist"]', list]);
    expect(written(addContact(index, erin))).toEqual([
      "put",
      index.path,
      `<?xml version="1.0" encoding="UTF-8"?><resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${list}</resource-lists>`,
    ]);
  });

  test("the prefix of the document is used", () => {
    const text =
      '<r:resource-lists xmlns:r="urn:ietf:params:xml:ns:resource-lists"><r:list name="oma_buddylist"/></r:resource-lists>';
    expect(written(addContact(index, erin), { etag: "e", text })).toEqual([
      "put",
      'list[@name="oma_buddylist"]/*[1][@uri="sip:erin@office.test"]',
      '<r:entry uri="sip:erin@office.test"><r:display-name>Erin &amp; &lt;Co&gt;</r:display-name></r:entry>',
    ]);
  });

  test("somebody who is there already is no news, under another name a refusal", () => {
    expect(written(addContact(index, bobHere), both)).toBe("nothing");
    expect(written(addContact(index, { ...bobHere, name: "Robert" }), both)).toBe("known");
    expect(written(addContact(index, bobHere), { etag: "e", text: "<x/>" })).toBe("unreadable");
  });

  test("many at once are one write, and nobody comes twice", () => {
    const many = [
      bobHere,
      { ...erin, name: undefined },
      { ...erin, name: undefined },
      { uri: "sip:a@x", name: undefined, group: "Floor 2" },
      { uri: "sip:b@x", name: undefined, group: "New" },
    ];
    expect(written(mergeContacts(index, many), both)).toEqual([
      "put",
      'list[@name="oma_buddylist"]',
      `<list name="oma_buddylist"><display-name>All</display-name>${bob}${floor.replace(
        "<x:c/>",
        '<entry uri="sip:a@x"/><x:c/>',
      )}<entry uri="sip:erin@office.test"/><list name="New"><display-name>New</display-name><entry uri="sip:b@x"/></list><x:d/></list>`,
    ]);
    expect(written(mergeContacts(index, [bobHere]), both)).toBe("nothing");
    const spelled = document('<entry uri="sip:%62ob@OFFICE.test"/>');
    expect(written(mergeContacts(index, [bobHere]), spelled)).toBe("nothing");
    expect(written(mergeContacts(index, many))).toEqual(["put", index.path, expect.stringContaining("New")]);
  });
});

describe("XDM-090 changing", () => {
  const bobAt = 'list[@name="oma_buddylist"]/entry[@uri="sip:bob@office.test"]';

  test("another name is one small write; no name takes it away", () => {
    expect(written(changeContact(index, bobHere, { name: "Robert", group: undefined }), both)).toEqual([
      "put",
      `${bobAt}/display-name`,
      "<display-name>Robert</display-name>",
    ]);
    expect(written(changeContact(index, bobHere, { name: undefined, group: undefined }), both)).toEqual([
      "delete",
      `${bobAt}/display-name`,
      undefined,
    ]);
    expect(written(changeContact(index, bobHere, { name: "Bob", group: undefined }), both)).toBe("nothing");
  });

  test("a first name comes before what else the entry holds, which stays", () => {
    const unnamed = bob.replace("<display-name>Bob</display-name>", "");
    const change = changeContact(index, bobHere, { name: "Bob", group: undefined });
    expect(written(change, document(unnamed))).toEqual(["put", bobAt, bob]);
  });

  test("another group is one write, and the entry goes as it is", () => {
    expect(written(changeContact(index, bobHere, { name: "Bob", group: "Floor 2" }), both)).toEqual([
      "put",
      'list[@name="oma_buddylist"]',
      `<list name="oma_buddylist"><display-name>All</display-name>${floor.replace("<x:c/>", `${bob}<x:c/>`)}<x:d/></list>`,
    ]);
    expect(written(changeContact(index, carol, { name: "Carol", group: "New" }), both)).toEqual([
      "put",
      'list[@name="oma_buddylist"]',
      `<list name="oma_buddylist"><display-name>All</display-name>${bob}${floor.replace(
        '<entry uri="sip:carol@office.test"/>',
        "",
      )}<list name="New"><display-name>New</display-name><entry uri="sip:carol@office.test"><display-name>Carol</display-name></entry></list><x:d/></list>`,
    ]);
  });

  test("somebody who is there already is not there twice", () => {
    const twice = document(`${bob}<list name="g">${bob}</list>`);
    expect(written(changeContact(index, bobHere, { name: "Bob", group: "g" }), twice)).toEqual([
      "put",
      'list[@name="oma_buddylist"]',
      `<list name="oma_buddylist"><display-name>All</display-name><list name="g">${bob}</list></list>`,
    ]);
  });

  test("who is gone is told; who is to go and gone is fine", () => {
    const gone = { ...bobHere, uri: "sip:gone@x" };
    expect(written(changeContact(index, gone, { name: "x", group: undefined }), both)).toBe("gone");
    expect(written(changeContact(index, carol, { name: "x", group: undefined }))).toBe("gone");
    expect(written(removeContact(index, gone), both)).toBe("nothing");
    expect(written(removeContact(index, carol))).toBe("nothing");
    expect(written(removeContact(index, carol), both)).toEqual([
      "delete",
      'list[@name="oma_buddylist"]/list[@name="f2"]/entry[@uri="sip:carol@office.test"]',
      undefined,
    ]);
  });
});

describe("XDM-090 groups", () => {
  test("a group gets another title and keeps its name", () => {
    expect(written(renameGroup(index, floor2, "Second floor"), both)).toEqual([
      "put",
      'list[@name="oma_buddylist"]/list[@name="f2"]/display-name',
      "<display-name>Second floor</display-name>",
    ]);
    const two = document(`${floor}<list name="g"/>`);
    expect(written(renameGroup(index, floor2, "G"), two)).toBe("title-taken");
    expect(written(renameGroup(index, { ...floor2, id: "/none" }, "G"), two)).toBe("gone");
    expect(written(renameGroup(index, { ...floor2, id: "/g" }, "Later"), two)).toEqual([
      "put",
      'list[@name="oma_buddylist"]/list[@name="g"]',
      '<list name="g"><display-name>Later</display-name></list>',
    ]);
  });

  test("a group goes, its members stay", () => {
    expect(written(removeGroup(index, floor2), both)).toEqual([
      "put",
      'list[@name="oma_buddylist"]',
      `<list name="oma_buddylist"><display-name>All</display-name>${bob}<entry uri="sip:carol@office.test"/><external anchor="http://e/"/><x:d/></list>`,
    ]);
    const empty = document('<list name="g"><display-name>G</display-name></list>');
    expect(written(removeGroup(index, { ...floor2, id: "/g" }), empty)).toEqual([
      "delete",
      'list[@name="oma_buddylist"]/list[@name="g"]',
      undefined,
    ]);
    expect(written(removeGroup(index, { ...floor2, id: "/none" }), both)).toBe("nothing");
  });
});
