import fc from "fast-check";
import { expect, test } from "vitest";
import { memoryStorage } from "../support/client-storage";
import type { ChatMessage } from "./conversation-view";
import { bounded, History, type KeptConversation, mostMessages } from "./history";
import { pageWordIn } from "./page-channel";

const alice = "sip:alice@office.test";
const received = (id: string, text = "Hello"): ChatMessage => ({
  kind: "received",
  id,
  text,
  at: 1,
  isExpired: false,
  unknownRequired: [],
});

function keptAgain(conversations: readonly KeptConversation[]): readonly KeptConversation[] {
  const storage = memoryStorage();
  new History(storage, alice).keep(conversations);
  return new History(storage, alice).restore();
}

test("what was kept is there again; what was being sent may have arrived or not", () => {
  const messages: ChatMessage[] = [
    { ...received("1"), sentAt: 2, subject: "s", author: "a", unknownRequired: ["x"] } as ChatMessage,
    { kind: "sent", id: "2", text: "Hi", at: 3, delivery: { kind: "failed", statusCode: 500 } },
    { kind: "sent", id: "3", text: "Hi", at: 4, delivery: { kind: "too-large", excessOctets: 12 } },
    { kind: "sent", id: "4", text: "Hi", at: 5, delivery: { kind: "delivered" } },
  ];
  const conversation = { peer: "sip:bob@office.test", displayName: "Bob", messages, unread: 1 };
  expect(keptAgain([conversation])).toEqual([conversation]);
  const sending: ChatMessage = { kind: "sent", id: "5", text: "Hi", at: 6, delivery: { kind: "sending" } };
  expect(keptAgain([{ ...conversation, messages: [sending] }])[0]?.messages).toEqual([
    { ...sending, delivery: { kind: "uncertain" } },
  ]);
});

test("the oldest messages go first, by number and by size", () => {
  const many = Array.from({ length: mostMessages + 5 }, (_, index) => received(String(index)));
  expect(bounded(many).map(({ id }) => id)).toEqual(many.slice(5).map(({ id }) => id));
  const large = Array.from({ length: 10 }, (_, index) => received(String(index), "x".repeat(60_000)));
  expect(bounded(large).map(({ id }) => id)).toEqual(["5", "6", "7", "8", "9"]);
});

test("of all conversations the newest are kept, as far as there is room", () => {
  const of = (peer: string): KeptConversation => ({
    peer,
    displayName: undefined,
    messages: Array.from({ length: 4 }, (_, index) => received(String(index), "x".repeat(60_000))),
    unread: 0,
  });
  expect(keptAgain([of("sip:new@x"), of("sip:old@x")]).map(({ peer }) => peer)).toEqual(["sip:new@x"]);
});

test("words of other pages are taken as far as they are words", () => {
  const sent = { kind: "sent", id: "1", text: "Hi", at: 1, delivery: { kind: "delivered" } };
  expect(pageWordIn({ kind: "delivered", peer: "sip:b@x", message: sent })).toMatchObject({ message: sent });
  expect(pageWordIn({ kind: "read", peer: "sip:b@x" })).toEqual({ kind: "read", peer: "sip:b@x" });
  const received = { ...sent, kind: "received" };
  for (const word of [
    undefined,
    null,
    7,
    {},
    { kind: "read" },
    { kind: "delivered", peer: "x", message: received },
  ])
    expect(pageWordIn(word)).toBeUndefined();
  fc.assert(
    fc.property(fc.anything(), (word) => {
      pageWordIn(word);
    }),
  );
});

test("one user finds nothing of another", () => {
  const storage = memoryStorage();
  new History(storage, alice).keep([{ peer: "sip:b@x", displayName: undefined, messages: [], unread: 0 }]);
  expect(new History(storage, "sip:mallory@office.test").restore()).toEqual([]);
});

test("whatever stands in the storage, restoring it gives conversations", () => {
  const any = fc.oneof(
    fc.string(),
    fc.json(),
    fc.array(fc.anything()).map((value) => JSON.stringify(value) ?? ""),
  );
  fc.assert(
    fc.property(any, (text) => {
      const storage = memoryStorage();
      storage.set(`messages:${alice}`, text);
      expect(Array.isArray(new History(storage, alice).restore())).toBe(true);
    }),
  );
});
