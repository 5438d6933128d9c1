import { expect, test } from "vitest";
import { hashOf, openRow } from "./open-contact";

const rowOf = (uri: string, group?: string) => ({ contact: { uri, group } });
const rows = [
  rowOf("sip:a&b=c@office.test", "/f 2"),
  rowOf("sip:bob@office.test", "/g"),
  rowOf("sip:bob@office.test"),
];

test("a hash leads to the contact it was made for", () => {
  for (const row of rows) expect(openRow(`#${hashOf(row.contact)}`, rows)).toBe(row);
});

test("a contact that has left its group is found where it is; another hash opens nothing", () => {
  expect(openRow(`#${hashOf({ uri: "sip:bob@office.test", group: "/gone" })}`, rows)).toBe(rows[1]);
  for (const hash of ["", "#", "#contact=", "#contact=%", "#other"])
    expect(openRow(hash, rows)).toBeUndefined();
});
