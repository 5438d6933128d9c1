import { expect, test } from "vitest";
import type { BoardMark } from "../presence/contact-state";
import { arrangeContacts, contactName } from "./arrange-contacts";

function row(address: string, mark: BoardMark, more: { name?: string; group?: string; note?: string } = {}) {
  const { name, group, note } = more;
  const summary = { mark: "unknown", note, activities: [], since: undefined } as const;
  return {
    contact: { address, name, group },
    state: { mark, summary, until: undefined, silence: undefined, stale: false, asOf: undefined },
  };
}

const rows = [
  row("sip:zoe@office.test", "available"),
  row("sip:bob@office.test", "offline", { group: "Floor 2", note: "Back on Monday" }),
  row("sip:carol@office.test", "busy", { name: "anna" }),
];

const names = (query: string, order: "status" | "name") =>
  arrangeContacts(rows, { query, order }).map(({ name, rows: members }) => [
    name,
    ...members.map(({ contact }) => contactName(contact)),
  ]);

test("groups come by name, contacts without one last, the reachable first", () => {
  expect(names("", "status")).toEqual([
    ["Floor 2", "bob"],
    [undefined, "zoe", "anna"],
  ]);
});

test("by name, upper and lower case are alike", () => {
  expect(names("", "name")[1]).toEqual([undefined, "anna", "zoe"]);
});

test.each(["BOB@", "floor", "monday"])("a contact is found by address, group and note: %s", (query) => {
  expect(names(query, "name")).toEqual([["Floor 2", "bob"]]);
});
