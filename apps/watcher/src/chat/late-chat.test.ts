import { type IncomingMessage, type MessageReceiver, memoryStorage } from "@porchlight/presence-client";
import { openMessages } from "@porchlight/presence-client/messages";
import { expect, test } from "vitest";
import { LateChat } from "./late-chat";

const hello: IncomingMessage = {
  from: "sip:bob@office.test",
  displayName: "Bob",
  body: "Hello",
  header: (name) => (name === "content-type" ? "text/plain" : undefined),
};

/** A client that hands over messages, and the chat behind it, whose code comes when it is let through. */
function office(load?: () => Promise<void>) {
  let receiver: MessageReceiver | undefined;
  const client = {
    entity: "sip:alice@office.test",
    state: { kind: "connected", since: 0 } as const,
    sendMessage: async () => ({ kind: "timeout" }) as const,
    messageRoom: () => 100,
    receiveMessages: (given: MessageReceiver) => {
      receiver = given;
      return () => {
        receiver = undefined;
      };
    },
  };
  const storage = memoryStorage();
  const chat = new LateChat(client, async () => {
    await load?.();
    return openMessages(client, { storage });
  });
  return { chat, storage, write: () => receiver?.(hello) };
}

test("COR-054 whoever writes before the code is here waits for it, and nothing is lost", async () => {
  let let_through = (): void => undefined;
  const { chat, write } = office(() => new Promise((resolve) => (let_through = resolve)));
  const answer = write();
  expect(chat.view).toMatchObject({ messages: undefined, unread: 0 });
  let_through();
  expect(await answer).toEqual({ status: 200 });
  expect(chat.view).toMatchObject({ unread: 1, news: { peer: "sip:bob@office.test", displayName: "Bob" } });
});

test("COR-054 where the code cannot be had the writer is told, and the next one tries again", async () => {
  let isThere = false;
  const { chat, write } = office(async () => {
    if (!isThere) throw new Error("not found");
  });
  expect(await write()).toEqual({ status: 480 });
  expect(chat.view.hasFailed).toBe(true);
  isThere = true;
  expect(await write()).toEqual({ status: 200 });
  expect(chat.view).toMatchObject({ hasFailed: false, unread: 1 });
});

test("whoever leaves is written to no more; signing out forgets what was said", async () => {
  const { chat, storage, write } = office();
  await write();
  expect(storage.get("messages:sip:alice@office.test")).toContain("Hello");
  chat.forget();
  expect(write()).toBeUndefined();
  await chat.load();
  expect(storage.get("messages:sip:alice@office.test")).toBeUndefined();
});
