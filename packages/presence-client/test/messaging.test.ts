import { UserAgent } from "sip.js";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import type { MessagesView, PresenceClient } from "../src/index";
import { memoryStorage } from "../src/index";
import { openMessages } from "../src/messages";
import type { Messages } from "../src/messages/messages";
import type { Office, Script } from "./office";
import { connected, openOffice } from "./story";

const bob = "sip:bob@office.test";
const isComposing = "application/im-iscomposing+xml";
const active =
  '<isComposing xmlns="urn:ietf:params:xml:ns:im-iscomposing"><state>active</state></isComposing>';
const answered =
  (status: number): Script =>
  () => ({ status });

let serial = 0;

/** A MESSAGE from bob to every client of the office. */
function write(office: Office, body: string, contentType = "text/plain"): void {
  serial += 1;
  const lines = [
    "MESSAGE sip:alice@office.test SIP/2.0",
    `Via: SIP/2.0/WS office.test;branch=z9hG4bKm${serial}`,
    "Max-Forwards: 70",
    `From: "Bob" <${bob}>;tag=b${serial}`,
    "To: <sip:alice@office.test>",
    `Call-ID: m${serial}`,
    `CSeq: ${serial} MESSAGE`,
    `Content-Type: ${contentType}`,
    `Content-Length: ${new TextEncoder().encode(body).length}`,
  ];
  office.send(`${lines.join("\r\n")}\r\n\r\n${body}`);
}

/** Messages over a client, closed when the test is over. */
function messagesOf(client: PresenceClient, storage = memoryStorage()): Messages {
  const messages = openMessages(client, { storage });
  const stop = client.receiveMessages((message) => messages.take(message));
  onTestFinished(() => {
    stop();
    messages.close();
  });
  return messages;
}

/** The first view that `holds`, from now on. */
function seen(messages: Messages, holds: (view: MessagesView) => boolean): Promise<MessagesView> {
  return new Promise((resolve) => {
    const look = (view: MessagesView): void => {
      if (holds(view)) resolve(view);
    };
    messages.on("view", look);
    look(messages.view);
  });
}

const deliveries = (view: MessagesView | undefined): (string | undefined)[] =>
  (view?.conversations[0]?.messages ?? []).map((message) =>
    message.kind === "sent" ? message.delivery.kind : undefined,
  );

async function story() {
  const office = await openOffice();
  office.scripts.MESSAGE = answered(200);
  const client = await connected(office);
  return { office, client, messages: messagesOf(client) };
}

test("COR-054 a text goes to the SIP URI of an instant inbox, without Contact, and is delivered", async () => {
  const { office, messages } = await story();
  messages.send("im:bob@office.test", "lunch? ☕");
  expect(deliveries(messages.view)).toEqual(["sending"]);
  await seen(messages, (view) => deliveries(view)[0] === "delivered");
  const request = await office.request("MESSAGE");
  expect(request).toMatchObject({ uri: bob, body: "lunch? ☕" });
  expect(request.header("content-type")).toBe("text/plain;charset=UTF-8");
  expect(request.headers("contact")).toEqual([]);
});

test.each([
  [202, "relayed"],
  [403, "refused"],
  [404, "no-such-address"],
  [413, "too-large"],
  [415, "unsupported"],
  [480, "not-there"],
  [503, "failed"],
])("COR-054 %i says that it is %s, and it can be tried again", async (status, kind) => {
  const { office, messages } = await story();
  office.next("MESSAGE", answered(status));
  messages.send(bob, "Hello");
  const view = await seen(messages, (each) => deliveries(each)[0] === kind);
  const id = view.conversations[0]?.messages[0]?.id ?? "";
  messages.retry(bob, id);
  expect(deliveries(messages.view)).toEqual([status < 300 ? kind : "sending"]);
  if (status >= 300) await seen(messages, (each) => deliveries(each)[0] === "delivered");
});

test("COR-054 the credentials of a message are for the proxy alone; whoever it is for asks for them in vain", async () => {
  const { office, messages } = await story();
  messages.send(bob, "Hello");
  await seen(messages, (view) => deliveries(view)[0] === "delivered");
  const request = await office.request("MESSAGE");
  expect(request.header("proxy-authorization")).toContain('realm="office.test"');
  expect(request.headers("authorization")).toEqual([]);
  office.next("MESSAGE", () => ({
    status: 401,
    headers: ['WWW-Authenticate: Digest realm="office.test", nonce="chosen", algorithm=MD5, qop="auth"'],
  }));
  messages.send(bob, "And now?");
  await seen(messages, (view) => deliveries(view)[1] === "failed");
  messages.send(bob, "Hello again");
  await seen(messages, (view) => deliveries(view)[2] === "delivered");
  expect(office.of("MESSAGE").flatMap(({ headers }) => headers("authorization"))).toEqual([]);
});

test("COR-054 a huge text is not sent, and its writer is told by how much it is too large", async () => {
  const { office, messages } = await story();
  const text = "x".repeat(60_000);
  expect(messages.room(bob, text)).toBeLessThan(-58_000);
  expect(messages.room(bob, "Hello")).toBeGreaterThan(500);
  messages.send(bob, text);
  await seen(messages, (view) => deliveries(view)[0] === "too-large");
  messages.send(bob, "Hello");
  await seen(messages, (view) => deliveries(view)[1] === "delivered");
  expect(office.of("MESSAGE").map(({ body }) => body)).toEqual(["Hello"]);
});

test("COR-054 a text that comes is answered 200, and unread until it is read", async () => {
  const { office, messages } = await story();
  write(office, "Hello <b>Alice</b>");
  const { conversations, unread } = await seen(messages, (view) => view.unread === 1);
  expect(unread).toBe(1);
  expect(conversations[0]).toMatchObject({ peer: bob, displayName: "Bob", isReachable: true });
  expect(conversations[0]?.messages[0]).toMatchObject({ kind: "received", text: "Hello <b>Alice</b>" });
  await office.until(() => office.answers.includes(200));
  messages.read("bob@office.test");
  expect(messages.view.unread).toBe(0);
});

test("COR-054 what cannot be shown is refused, and what receives nothing refuses everything", async () => {
  const { office, messages } = await story();
  write(office, "<b>Hello</b>", "text/html");
  await office.until(() => office.answers.includes(415));
  expect(messages.view.conversations).toEqual([]);
  const other = await openOffice();
  await connected(other);
  write(other, "Hello");
  await other.until(() => other.answers.includes(405));
});

test("COR-054 whoever is written to learns of the writing, but not before having written", async () => {
  const { office, messages } = await story();
  messages.send(bob, "Hello");
  messages.typed(bob, "H");
  await seen(messages, (view) => deliveries(view)[0] === "delivered");
  write(office, "Hello yourself");
  await seen(messages, (view) => view.unread === 1);
  messages.typed(bob, "Ho");
  messages.typed(bob, "How");
  const status = await office.request("MESSAGE", 2);
  expect(status.header("content-type")).toBe(isComposing);
  expect(status.body).toContain(
    "<state>active</state><contenttype>text/plain</contenttype><refresh>60</refresh>",
  );
  messages.send(bob, "How are you?");
  await office.request("MESSAGE", 3);
  expect(office.of("MESSAGE").map(({ body }) => body.slice(0, 5))).toEqual(["Hello", "<?xml", "How a"]);
});

test("COR-054 after 415 to a status there are no more of them", async () => {
  const { office, messages } = await story();
  write(office, "Hello");
  await seen(messages, (view) => view.unread === 1);
  office.next("MESSAGE", answered(415));
  messages.typed(bob, "H");
  await office.request("MESSAGE", 1);
  messages.send(bob, "Hello");
  await office.request("MESSAGE", 2);
  messages.typed(bob, "Y");
  messages.send(bob, "Yes");
  await office.request("MESSAGE", 3);
  expect(office.of("MESSAGE").map(({ body }) => body.slice(0, 5))).toEqual(["<?xml", "Hello", "Yes"]);
});

test("COR-054 somebody who writes is shown as writing until the message comes; strangers are not", async () => {
  const { office, messages } = await story();
  write(office, active, isComposing);
  await office.until(() => office.answers.length === 1);
  expect(messages.view.conversations).toEqual([]);
  write(office, "Hello");
  await seen(messages, (view) => view.unread === 1);
  write(office, active, isComposing);
  await seen(messages, ({ conversations }) => conversations[0]?.isWriting === true);
  write(office, "Are you there?");
  const { conversations } = await seen(messages, (view) => view.unread === 2);
  expect(conversations[0]?.isWriting).toBe(false);
});

test("without a connection nothing is sent, and what was under way may have arrived", async () => {
  const { office, client, messages } = await story();
  office.next("MESSAGE", () => "silence");
  messages.send(bob, "one");
  await office.request("MESSAGE");
  office.cut();
  await seen(messages, (view) => deliveries(view)[0] === "uncertain");
  expect(client.state.kind).toBe("reconnecting");
  messages.send(bob, "two");
  expect(deliveries(messages.view)).toEqual(["uncertain", "offline"]);
});

test("conversations outlive a reload, and are forgotten when the user leaves", async () => {
  const { office, client } = await story();
  const storage = memoryStorage();
  const messages = messagesOf(client, storage);
  messages.send(bob, "Hello");
  await seen(messages, (view) => deliveries(view)[0] === "delivered");
  messages.send("carol@office.test", "Hello");
  await office.request("MESSAGE", 2);
  const again = openMessages(client, { storage });
  expect(again.view.conversations.map(({ peer }) => peer)).toEqual(["sip:carol@office.test", bob]);
  again.forget();
  expect(openMessages(client, { storage }).view.conversations).toEqual([]);
});

test("what was delivered and read in one page of the user is so in the others", async () => {
  const { office, client } = await story();
  const [here, there] = [0, 1].map(() =>
    openMessages(client, { pages: new BroadcastChannel("messages of alice") }),
  );
  if (!here || !there) throw new Error("no pages");
  onTestFinished(() => {
    here.close();
    there.close();
  });
  client.receiveMessages((message) => {
    here.take(message);
    return there.take(message);
  });
  write(office, "Hello");
  await seen(there, (view) => view.unread === 1);
  here.read(bob);
  await seen(there, (view) => view.unread === 0);
  office.next("MESSAGE", answered(480));
  here.send(bob, "lost");
  here.send(bob, "Hello yourself");
  const view = await seen(there, ({ conversations }) => conversations[0]?.messages.length === 2);
  expect(view.conversations[0]?.messages.map(({ text }) => text)).toEqual(["Hello", "Hello yourself"]);
  expect(deliveries(view)).toEqual([undefined, "delivered"]);
  here.close();
  here.send(bob, "after the end");
  await office.request("MESSAGE", 3);
});

test("a softphone lends its messages, and has them back", async () => {
  const platform = globalThis as { WebSocket?: unknown };
  platform.WebSocket ??= WebSocket;
  const office = await openOffice();
  const uri = UserAgent.makeURI("sip:alice@office.test");
  if (!uri) throw new Error("no URI");
  const own: string[] = [];
  const userAgent = new UserAgent({
    uri,
    logBuiltinEnabled: false,
    transportOptions: { server: office.url },
    delegate: {
      onMessage: (message) => {
        own.push(message.request.body);
        void message.accept();
      },
    },
  });
  onTestFinished(() => userAgent.stop());
  await userAgent.start();
  const client = await connected(office, { userAgent });
  const ours: string[] = [];
  const stop = client.receiveMessages(({ body }) => {
    ours.push(body);
    return { status: 200 };
  });
  write(office, "one");
  await office.until(() => office.answers.length === 1);
  stop();
  write(office, "two");
  await office.until(() => office.answers.length === 2);
  expect([ours, own]).toEqual([["one"], ["two"]]);
});
