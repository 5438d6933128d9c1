import { expect, test } from "vitest";
import { type BoardMark, withoutPresence } from "../presence/contact-state";
import { arrangeContacts, contactName } from "./arrange-contacts";

const floor = { id: "/f2", title: "Floor 2", ownTitle: "Floor 2" };
const annex = { id: "/a", title: "Annex", ownTitle: "Annex" };

function row(uri: string, mark: BoardMark, more: { name?: string; group?: string; note?: string } = {}) {
  const { name, group, note } = more;
  const summary = { mark: "unknown", note, activities: [], since: undefined } as const;
  return {
    contact: { uri, address: uri, name, group },
    state: { ...withoutPresence, mark, summary, silence: undefined },
    reading: undefined,
    unread: 0,
  };
}

const rows = [
  row("sip:zoe@office.test", "available"),
  row("sip:bob@office.test", "offline", { group: "/f2", note: "Back on Monday" }),
  row("sip:carol@office.test", "busy", { name: "anna" }),
];

const names = (query: string, order: "status" | "name") =>
  arrangeContacts(rows, [floor, annex], { query, order }).map(({ group, rows: members }) => [
    group?.title,
    ...members.map(({ contact }) => contactName(contact)),
  ]);

test("groups come by title, contacts without one last, the reachable first", () => {
  expect(names("", "status")).toEqual([["Annex"], ["Floor 2", "bob"], [undefined, "zoe", "anna"]]);
});

test("by name, upper and lower case are alike", () => {
  expect(names("", "name")[2]).toEqual([undefined, "anna", "zoe"]);
});

test.each(["BOB@", "floor", "monday"])("a contact is found by address, group and note: %s", (query) => {
  expect(names(query, "name")).toEqual([["Floor 2", "bob"]]);
});
