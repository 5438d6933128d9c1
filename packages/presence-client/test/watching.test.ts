import fc from "fast-check";
import { expect, test } from "vitest";
import { enlist, presence, type Script } from "./office";
import { connected, heard, openOffice } from "./story";

const bob = "sip:bob@office.test";

/** Accepts and notifies with that Subscription-State; nothing more. */
const notifyWith =
  (state: string, body = ""): Script =>
  (request, office) => {
    queueMicrotask(() => office.notify(enlist(request, office), { state, body }));
    return { status: 200, headers: ["Expires: 3600"] };
  };

test("alice watches bob and sees what he publishes", async () => {
  const office = await openOffice();
  const client = await connected(office);
  const watcher = client.watch("bob@office.test");
  expect(watcher.view).toMatchObject({ status: { kind: "subscribing" }, stale: true });
  const first = await heard(watcher, "state");
  expect(first.summary.mark).toBe("available");
  expect(watcher.view).toMatchObject({ status: { kind: "active" }, stale: false });
  const change = heard(watcher, "state");
  office.notify(office.subscribers[0], { body: presence(bob, "closed", "gone fishing") });
  expect((await change).summary).toMatchObject({ mark: "offline", note: "gone fishing" });
  await office.until(() => office.answers.length === 2);
  expect(office.answers).toEqual([200, 200]);
});

test("PRS-038 a NOTIFY that comes before the 200 is taken", async () => {
  const office = await openOffice();
  office.next("SUBSCRIBE", (request) => {
    office.notify(enlist(request, office), { body: presence(bob, "open") });
    return { status: 200, headers: ["Expires: 3600"] };
  });
  const client = await connected(office);
  expect((await heard(client.watch(bob), "state")).summary.mark).toBe("available");
});

test.each([200, 202])("PRS-141 a %i to SUBSCRIBE is as good as any 2xx", async (status) => {
  const office = await openOffice();
  office.next("SUBSCRIBE", (request) => ({
    ...(notifyWith("pending;expires=600")(request, office) as object),
    status,
  }));
  const client = await connected(office);
  const pending = await heard(client.watch(bob), "status", ({ kind }) => kind === "pending");
  expect(pending.kind).toBe("pending");
});

test("PRS-142 a NOTIFY without body leaves the last document in force", async () => {
  const office = await openOffice();
  const client = await connected(office);
  const watcher = client.watch(bob);
  await heard(watcher, "state");
  office.notify(office.subscribers[0], { state: "active;expires=100" });
  await office.until(() => office.answers.length === 2);
  expect(watcher.view).toMatchObject({ presence: { summary: { mark: "available" } }, stale: false });
});

test("PRS-056 the first NOTIFY makes the dialog, another one gets 481", async () => {
  const office = await openOffice();
  const client = await connected(office);
  const watcher = client.watch(bob);
  await heard(watcher, "state");
  office.notify(office.subscribers[0], { fromTag: "fork", body: presence(bob, "closed") });
  await office.until(() => office.answers.length === 2);
  expect(office.answers).toEqual([200, 481]);
  expect(watcher.view.presence?.summary.mark).toBe("available");
});

test("RFC 3856 §6.8 the document of the highest CSeq stands; an older NOTIFY is refused", async () => {
  const office = await openOffice();
  const client = await connected(office);
  const watcher = client.watch(bob);
  await heard(watcher, "state");
  office.notify(office.subscribers[0], { cseq: 10, body: presence(bob, "closed") });
  office.notify(office.subscribers[0], { cseq: 9, body: presence(bob, "open") });
  await office.until(() => office.answers.length === 3);
  expect(office.answers).toEqual([200, 200, 500]);
  expect(watcher.view.presence?.summary.mark).toBe("offline");
});

test("PRS-142 a refresh goes to the dialog's contact with the Accept of the first SUBSCRIBE", async () => {
  const office = await openOffice();
  const client = await connected(office, { subscriptionExpiresSeconds: 1 });
  client.watch(bob);
  const [first, refresh] = [await office.request("SUBSCRIBE"), await office.request("SUBSCRIBE", 2)];
  expect(refresh.header("accept")).toBe(first.header("accept"));
  expect(refresh.header("call-id")).toBe(first.header("call-id"));
  expect(refresh.header("to")).toContain(";tag=");
  expect(refresh.uri).toBe("sip:office.test;gr=n1;transport=ws");
});

test.each(["deactivated", "timeout;retry-after=3600", "giveup", "something-new"])(
  "PRS-037 after %s a new subscription follows at once",
  async (reason) => {
    const office = await openOffice();
    const client = await connected(office);
    const watcher = client.watch(bob);
    await heard(watcher, "state");
    office.notify(office.subscribers[0], { state: `terminated;reason=${reason}` });
    const again = await office.request("SUBSCRIBE", 2);
    expect(again.header("call-id")).not.toBe(office.of("SUBSCRIBE")[0]?.header("call-id"));
    await heard(watcher, "state");
    expect(watcher.view.stale).toBe(false);
  },
);

test.each(["rejected", "noresource", "invariant"])(
  "PRS-037 after %s there is no further try",
  async (reason) => {
    const office = await openOffice();
    const client = await connected(office);
    const watcher = client.watch(bob);
    await heard(watcher, "state");
    const ended = heard(watcher, "status");
    office.notify(office.subscribers[0], { state: `terminated;reason=${reason};retry-after=0` });
    expect(await ended).toEqual({ kind: "terminated", reason });
    expect(watcher.view).toMatchObject({
      presence: { summary: { mark: "available" } },
      stale: reason !== "invariant",
    });
    await client.watch("sip:carol@office.test");
    await office.request("SUBSCRIBE", 2);
    expect(office.of("SUBSCRIBE")[1]?.uri).toBe("sip:carol@office.test");
  },
);

test("PRS-037 after probation the watcher waits for retry-after", async () => {
  const office = await openOffice();
  const client = await connected(office);
  const watcher = client.watch(bob);
  await heard(watcher, "state");
  const ended = heard(watcher, "status");
  office.notify(office.subscribers[0], { state: "terminated;reason=probation;retry-after=3600" });
  expect(await ended).toMatchObject({ kind: "waiting", reason: "probation" });
  watcher.retry();
  await office.request("SUBSCRIBE", 2);
});

test("PRS-037 a subscription that ends again and again is tried with growing pauses", async () => {
  const office = await openOffice();
  office.scripts.SUBSCRIBE = notifyWith("terminated;reason=deactivated");
  const client = await connected(office);
  const watcher = client.watch(bob);
  const waits: string[] = [];
  watcher.on("status", ({ kind }) => waits.push(kind));
  await office.request("SUBSCRIBE", 4);
  expect(waits.filter((kind) => kind === "waiting").length).toBeGreaterThanOrEqual(2);
});

test("PRS-044 a block is told, and not asked again", async () => {
  const office = await openOffice();
  office.next("SUBSCRIBE", () => ({ status: 403 }));
  const client = await connected(office);
  const status = await heard(client.watch(bob), "status", ({ kind }) => kind === "terminated");
  expect(status).toEqual({ kind: "terminated", reason: "rejected" });
});

test("an interval that is too brief is made longer", async () => {
  const office = await openOffice();
  office.next("SUBSCRIBE", () => ({ status: 423, headers: ["Min-Expires: 5000"] }));
  const client = await connected(office);
  await heard(client.watch(bob), "state");
  expect(office.of("SUBSCRIBE")[1]?.header("expires")).toBe("5000");
});

test("PRS-055 without a NOTIFY within Timer N the subscription has failed, and its dialog is refused later", async () => {
  const office = await openOffice();
  office.next("SUBSCRIBE", (request) => {
    enlist(request, office);
    return { status: 200, headers: ["Expires: 3600"] };
  });
  const client = await connected(office, { timing: { notifyWaitMs: 50, retryFirstMs: 20 } });
  const watcher = client.watch(bob);
  expect(await heard(watcher, "status", ({ kind }) => kind === "waiting")).toMatchObject({
    reason: "no-notify",
  });
  office.notify(office.subscribers[0], { body: presence(bob, "open") });
  await office.until(() => office.answers.length > 0);
  expect(office.answers[0]).toBe(481);
  await heard(watcher, "state");
});

test("PRS-055 a refresh that fails for the moment leaves the subscription as it is", async () => {
  const office = await openOffice();
  const client = await connected(office, { subscriptionExpiresSeconds: 2 });
  const watcher = client.watch(bob);
  await heard(watcher, "state");
  office.next("SUBSCRIBE", () => ({ status: 500 }));
  await office.request("SUBSCRIBE", 2);
  office.notify(office.subscribers[0], { body: presence(bob, "closed") });
  expect((await heard(watcher, "state")).summary.mark).toBe("offline");
  const repeated = await office.request("SUBSCRIBE", 3);
  expect(repeated.header("call-id")).toBe(office.of("SUBSCRIBE")[0]?.header("call-id"));
});

test("PRS-055 a refresh that is answered 481 ends it, and a new one takes its place", async () => {
  const office = await openOffice();
  const client = await connected(office, { subscriptionExpiresSeconds: 1 });
  const watcher = client.watch(bob);
  await heard(watcher, "state");
  office.subscribers.length = 0;
  const fresh = await office.request("SUBSCRIBE", 3);
  expect(fresh.header("to")).not.toContain("tag=");
  await heard(watcher, "state");
});

test("PRS-048 no more subscriptions than the profile allows", async () => {
  const office = await openOffice();
  const client = await connected(office, { maxSubscriptions: 1 });
  await heard(client.watch(bob), "state");
  expect(client.watch("carol@office.test").view.status).toEqual({ kind: "terminated", reason: "limit" });
});

test("a watcher that is stopped unsubscribes in its dialog", async () => {
  const office = await openOffice();
  const client = await connected(office);
  const watcher = client.watch(bob);
  await heard(watcher, "state");
  await watcher.stop();
  expect((await office.request("SUBSCRIBE", 2)).header("expires")).toBe("0");
  expect(watcher.view.status).toEqual({ kind: "terminated", reason: "stopped" });
});

test("a NOTIFY body that is no presence document is reported and changes nothing", async () => {
  const office = await openOffice();
  const client = await connected(office);
  const watcher = client.watch(bob);
  await heard(watcher, "state");
  const problem = heard(watcher, "problem");
  office.notify(office.subscribers[0], { body: "<presence" });
  await problem;
  office.notify(office.subscribers[0], { body: "{}", contentType: "application/json" });
  await office.until(() => office.answers.length === 3);
  expect(office.answers).toEqual([200, 200, 415]);
  expect(watcher.view.presence?.summary.mark).toBe("available");
});

test("whatever a NOTIFY body or a frame holds, the watcher goes on", async () => {
  const office = await openOffice();
  const client = await connected(office);
  const watcher = client.watch(bob);
  await heard(watcher, "state");
  const start = presence(bob, "open");
  const bodies = fc.sample(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.nat(start.length).map((cut) => start.slice(0, cut)),
    ),
    150,
  );
  for (const body of bodies) {
    office.notify(office.subscribers[0], { body });
    office.send(body);
    office.send(`NOTIFY sip:x SIP/2.0\r\n${body}\r\n\r\n`);
  }
  office.notify(office.subscribers[0], { body: presence(bob, "closed", "the last") });
  await heard(watcher, "state", ({ summary }) => summary.note === "the last");
  expect(client.state.kind).toBe("connected");
});

test("a NOTIFY for nobody gets 481, one without Subscription-State 400", async () => {
  const office = await openOffice();
  const client = await connected(office);
  await heard(client.watch(bob), "state");
  const [subscriber] = office.subscribers;
  office.notify(subscriber && { ...subscriber, callId: "unknown" });
  office.notify(subscriber, { state: "" });
  office.notify(subscriber, { event: "presence;id=7" });
  await office.until(() => office.answers.length === 4);
  expect(office.answers.slice(1)).toEqual([481, 400, 481]);
});

test("PRS-077 what a person wants overall beats what each service says of it", async () => {
  const office = await openOffice();
  const client = await connected(office);
  const watcher = client.watch("bob@office.test");
  await heard(watcher, "state");
  const document = (overriding: string): string =>
    `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:op="urn:oma:xml:prs:pidf:oma-pres" entity="${bob}"><tuple id="t"><status><basic>open</basic></status><op:willingness><op:basic>open</op:basic></op:willingness></tuple><dm:person id="p">${overriding}</dm:person></presence>`;
  const refusing = heard(watcher, "state");
  const closed = "<op:overriding-willingness><op:basic>closed</op:basic></op:overriding-willingness>";
  office.notify(office.subscribers[0], { body: document(closed) });
  expect((await refusing).summary.mark).toBe("busy");
  const willing = heard(watcher, "state");
  office.notify(office.subscribers[0], { body: document("") });
  expect((await willing).summary.mark).toBe("available");
});
