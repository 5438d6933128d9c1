import { expect, test } from "vitest";
import type { PresenceClient } from "../src/index";
import { type Office, presence, type Script } from "./office";
import { profile, provisioned, provisioningOffice, told, value } from "./provisioning-office";
import { type ClientWishes, heard, openOffice } from "./story";

const uris = (...offices: readonly Office[]): string =>
  `<sipWsUris>${offices.map(({ url }) => url).join(" ")}</sipWsUris>`;

/** A registrar that names the instance, whatever flow it has registered over. */
const registrar: Script = (request) => {
  const instance = /\+sip\.instance="<([^>]+)>"/.exec(request.header("contact"))?.[1] ?? "";
  const gruu = `pub-gruu="sip:alice@office.test;gr=${instance}"`;
  return { status: 200, headers: [`Contact: ${request.header("contact")};${gruu}`] };
};

async function flows(wishes: ClientWishes = {}) {
  const second = await openOffice();
  let text = "";
  const first = await provisioningOffice(() => text);
  text = profile(`${uris(first, second)}<outboundFlows>2</outboundFlows>`);
  for (const office of [first, second]) office.scripts.REGISTER = registrar;
  const client = await provisioned(first, wishes);
  await second.request("REGISTER");
  return { first, second, client };
}

const contactOf = (office: Office): string => office.of("REGISTER").at(-1)?.header("contact") ?? "";

/** Watches bob over the first flow; the second server knows of it too. */
async function watching(client: PresenceClient, { first, second }: { first: Office; second: Office }) {
  const bob = client.watch("bob@office.test");
  await heard(bob, "state");
  const subscriber = first.subscribers.find(({ presentity }) => presentity === "sip:bob@office.test");
  if (subscriber === undefined) throw new Error("nobody watches");
  second.subscribers.push(subscriber);
  return { bob, subscriber };
}

test("COR-034 PRV-011 two flows as provisioned: the same instance with another reg-id at another server", async () => {
  const { first, second, client } = await flows();
  const instance = `+sip.instance="<urn:uuid:${client.instanceId}>"`;
  expect(contactOf(first)).toContain(`;reg-id=1;${instance}`);
  expect(contactOf(second)).toContain(`;reg-id=2;${instance}`);
  expect(second.of("SUBSCRIBE")).toEqual([]);
});

test("COR-034 what comes over the second flow is of the same dialogs, and answered over it", async () => {
  const { first, second, client } = await flows();
  const { bob, subscriber } = await watching(client, { first, second });
  await first.until(() => first.answers.length === 2);
  const state = heard(bob, "state");
  second.notify(subscriber, { body: presence("sip:bob@office.test", "closed") });
  expect((await state).summary.mark).toBe("offline");
  await second.until(() => second.answers.length === 1);
  expect([second.answers, first.answers]).toEqual([[200], [200, 200]]);
});

test("COR-034 a MESSAGE over the second flow is taken as any other", async () => {
  const { second, client } = await flows();
  const bodies: string[] = [];
  client.receiveMessages(({ body }) => {
    bodies.push(body);
    return Promise.resolve({ status: 200 });
  });
  const user = /<(sip:[^>]+)>/.exec(contactOf(second))?.[1] ?? "";
  second.send(
    [
      `MESSAGE ${user} SIP/2.0`,
      "Via: SIP/2.0/WS office.test;branch=z9hG4bKmessage",
      "Max-Forwards: 70",
      "From: <sip:bob@office.test>;tag=b",
      "To: <sip:alice@office.test>",
      "Call-ID: m1",
      "CSeq: 1 MESSAGE",
      "Content-Type: text/plain",
      "Content-Length: 5",
      "",
      "lunch",
    ].join("\r\n"),
  );
  await second.until(() => second.answers.length === 1);
  expect([second.answers, bodies]).toEqual([[200], ["lunch"]]);
});

test("COR-034 the first flow is away: news come over the second, which stays", async () => {
  const { first, second, client } = await flows({ timing: { firstReturnMs: 60_000 } });
  const { bob, subscriber } = await watching(client, { first, second });
  const away = heard(client, "state", ({ kind }) => kind === "reconnecting");
  first.cut();
  await away;
  const state = heard(bob, "state");
  second.notify(subscriber, { body: presence("sip:bob@office.test", "closed") });
  expect((await state).summary.mark).toBe("offline");
  expect(second.of("REGISTER")).toHaveLength(1);
});

test("COR-034 the second flow comes back by itself, and under its own reg-id", async () => {
  const { second } = await flows();
  second.cut();
  await second.request("REGISTER", 2);
  expect(contactOf(second)).toContain(";reg-id=2;");
});

test("PRV-005 PRV-011 one flow again: the second one unregisters and is closed; two again, and it is back", async () => {
  const { first, second, client } = await flows();
  await told(client, first, profile(`${uris(first, second)}<outboundFlows>1</outboundFlows>`));
  expect((await second.request("REGISTER", 2)).header("expires")).toBe("0");
  await told(client, first, profile(`${uris(first, second)}<outboundFlows>2</outboundFlows>`));
  expect((await second.request("REGISTER", 3)).header("expires")).not.toBe("0");
  expect(first.of("REGISTER")).toHaveLength(1);
});

test("COR-034 signing out unregisters both flows", async () => {
  const { first, second, client } = await flows();
  await client.disconnect();
  expect([first, second].map((each) => each.of("REGISTER").at(-1)?.header("expires"))).toEqual(["0", "0"]);
});

test("PRV-011 where one address is known there is one flow, whatever is provisioned", async () => {
  const office = await provisioningOffice(value("outboundFlows", 2));
  const client = await provisioned(office);
  await told(client, office, profile(`${uris(office)}<outboundFlows>2</outboundFlows>`));
  expect(office.of("REGISTER")).toHaveLength(1);
  expect(client.state.kind).toBe("connected");
});

test("COR-034 the first flow goes to the server of the second, which then goes elsewhere", async () => {
  const { first, second, client } = await flows();
  await first.crash();
  await heard(client, "state", ({ kind }) => kind === "connected");
  await second.request("REGISTER", 2);
  const regIds = second.of("REGISTER").map((each) => /reg-id=(\d)/.exec(each.header("contact"))?.[1]);
  expect(regIds).toEqual(["2", "1"]);
  await first.restart();
  await first.until(() => contactOf(first).includes(";reg-id=2;"));
});
