import { beforeEach, expect, test } from "vitest";
import { LocalContactBook } from "./local-contact-book";

let entries: Map<string, string>;
let page: EventTarget;

const storage = (): Storage =>
  ({
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => {
      entries.set(key, value);
    },
  }) as Storage;

const bookOf = (owner: string, events: EventTarget = page) => new LocalContactBook(storage(), events, owner);
const bob = { address: "sip:bob@office.test", name: "Bob", group: undefined };

beforeEach(() => {
  entries = new Map();
  page = new EventTarget();
});

test("contacts are kept per user", () => {
  bookOf("sip:alice@office.test").put(bob);
  expect(bookOf("sip:alice@office.test").contacts).toEqual([bob]);
  expect(bookOf("sip:carol@office.test").contacts).toEqual([]);
});

test("putting a contact again renames it, removing it removes it", () => {
  const book = bookOf("sip:alice@office.test");
  book.put(bob);
  book.put({ ...bob, name: "Robert" });
  expect(book.contacts).toEqual([{ ...bob, name: "Robert" }]);
  book.remove(bob.address);
  expect(book.contacts).toEqual([]);
});

test("a change in one tab is seen in the other", () => {
  const here = bookOf("sip:alice@office.test");
  let heard = 0;
  here.onChange(() => {
    heard += 1;
  });
  bookOf("sip:alice@office.test", new EventTarget()).put(bob);
  page.dispatchEvent(
    Object.assign(new Event("storage"), { key: "porchlight:contacts:sip:alice@office.test" }),
  );
  expect([heard, here.contacts]).toEqual([1, [bob]]);
});

test("what is no contact is left out", () => {
  const stored = [null, 7, {}, { address: "<script>" }, { address: "bob@Office.test", name: " ", group: 3 }];
  entries.set("porchlight:contacts:sip:alice@office.test", JSON.stringify(stored));
  expect(bookOf("sip:alice@office.test").contacts).toEqual([
    { address: "sip:bob@office.test", name: undefined, group: undefined },
  ]);
  entries.set("porchlight:contacts:sip:alice@office.test", "{");
  expect(bookOf("sip:alice@office.test").contacts).toEqual([]);
});
