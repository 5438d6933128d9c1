import { beforeEach, expect, test } from "vitest";
import { BrowserContacts } from "./browser-contacts";

const key = "porchlight:contacts:sip:alice@office.test";
let entries: Map<string, string>;

const contactsOf = (owner: string) =>
  new BrowserContacts(
    {
      getItem: (name) => entries.get(name) ?? null,
      removeItem: (name) => void entries.delete(name),
    },
    owner,
  );

beforeEach(() => {
  entries = new Map();
});

test("contacts are found per user, and gone when cleared", () => {
  entries.set(key, JSON.stringify([{ address: "sip:bob@office.test", name: "Bob", group: "Floor 2" }]));
  const alice = contactsOf("sip:alice@office.test");
  expect(alice.read()).toEqual([{ uri: "sip:bob@office.test", name: "Bob", group: "Floor 2" }]);
  expect(contactsOf("sip:carol@office.test").read()).toEqual([]);
  alice.clear();
  expect([alice.read(), entries.size]).toEqual([[], 0]);
});

test("what is no contact is left out", () => {
  const stored = [null, 7, {}, { address: "<script>" }, { address: "bob@Office.test", name: " ", group: 3 }];
  entries.set(key, JSON.stringify(stored));
  const alice = contactsOf("sip:alice@office.test");
  expect(alice.read()).toEqual([{ uri: "sip:bob@office.test", name: undefined, group: undefined }]);
  entries.set(key, "{");
  expect(alice.read()).toEqual([]);
});

test("where storage is forbidden there are none", () => {
  const forbidden = () => {
    throw new Error("forbidden");
  };
  const contacts = new BrowserContacts(
    { getItem: forbidden, removeItem: forbidden },
    "sip:alice@office.test",
  );
  contacts.clear();
  expect(contacts.read()).toEqual([]);
});
