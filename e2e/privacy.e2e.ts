import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { Office, samplePassword } from "./support/office";
import { OfficePhones, type Transport, transports } from "./support/office-phones";
import { document, type Phone } from "./support/phone";
import { field, type Message, statusOf } from "./support/sip-message";
import { XcapUser } from "./support/xcap";

const main = join(import.meta.dirname, "../apps/server/dist/main.js");

const RULES_TYPE = "application/auth-policy+xml";
const LISTS_TYPE = "application/resource-lists+xml";

let office: Office;
const phones = new OfficePhones();

test.beforeAll(async () => {
  office = await Office.open({
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    PORCHLIGHT_POLICY_DEFAULT_DOCUMENT: "on",
  });
});
test.afterAll(() => office.close());
test.afterEach(async () => {
  phones.hangUp();
  await new XcapUser(office.httpPort, "alice", samplePassword).delete(rulesUrl("alice"));
});

const phone = (user: string, transport: Transport): Promise<Phone> => phones.phone(office, user, transport);

const rulesUrl = (user: string): string =>
  `/xcap-root/org.openmobilealliance.pres-rules/users/sip:${user}@office.test/pres-rules`;

const everything =
  "<pr:provide-services><pr:all-services/></pr:provide-services><pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-devices><pr:all-devices/></pr:provide-devices><pr:provide-all-attributes/>";

type Handling = "allow" | "block" | "confirm" | "polite-block";

const rule = (user: string, handling: Handling): string =>
  `<cr:rule id="${user}"><cr:conditions><cr:identity><cr:one id="sip:${user}@office.test"/></cr:identity></cr:conditions><cr:actions><pr:sub-handling>${handling}</pr:sub-handling></cr:actions><cr:transformations>${handling === "allow" ? everything : ""}</cr:transformations></cr:rule>`;

const ruleset = (...rules: readonly string[]): string =>
  `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules">${rules.join("")}</cr:ruleset>`;

/** Writes the rules of a user, as the user would. */
async function decide(user: string, ...rules: readonly string[]): Promise<void> {
  const xdmc = new XcapUser(office.httpPort, user, samplePassword);
  const answer = await xdmc.put(rulesUrl(user), RULES_TYPE, ruleset(...rules));
  expect([200, 201], answer.text).toContain(answer.status);
}

const watchWatchers = (party: Phone, uri = party.aor) =>
  party.request("SUBSCRIBE", {
    uri,
    cseq: 1,
    callId: randomBytes(8).toString("hex"),
    headers: ["Event: presence.winfo"],
  });

const stateOf = (notify: Message): string => field(notify, "subscription-state").replace(/;expires=\d+/, "");
const inState = (state: string) => (notify: Message) => stateOf(notify) === state;
const tells =
  (...parts: readonly string[]) =>
  ({ text }: Message): boolean =>
    parts.every((part) => text.includes(part));

for (const transport of transports) {
  test(`FLW-006 F6 POL-031 blocking over ${transport}: 403, no NOTIFY, and alice is told once`, async () => {
    await decide("alice", rule("bob", "block"));
    const [alice, bob] = [await phone("alice", transport), await phone("bob", transport)];
    await watchWatchers(alice);
    await alice.untilNotified(tells('state="full"'));
    expect(statusOf(await bob.subscribe("alice"))).toBe(403);
    await alice.untilNotified(tells('status="terminated"', 'event="rejected"', "sip:bob@office.test"));
    expect(bob.notifies).toEqual([]);
  });

  test(`FLW-007 F7 PRS-046 polite blocking over ${transport}: as of somebody who never publishes`, async () => {
    await decide("alice", rule("bob", "polite-block"));
    const [alice, bob] = [await phone("alice", transport), await phone("bob", transport)];
    await alice.publish("secret");
    const polite = await bob.subscribe("alice", ["Expires: 600"]);
    const open = await bob.subscribe("carol", ["Expires: 600"]);
    expect(statusOf(polite)).toBe(200);
    expect([...polite.headers.keys()]).toEqual([...open.headers.keys()]);
    expect(field(polite, "expires")).toBe(field(open, "expires"));
    await alice.publish("more");
    await expect.poll(() => bob.notifies.length).toBe(2);
    const of = (user: string) => bob.notifies.find(({ body }) => body.includes(`sip:${user}@`));
    expect(of("alice")?.body.replaceAll("alice", "carol")).toBe(of("carol")?.body);
    expect(of("alice")?.text).toContain("Subscription-State: active");
  });

  test(`FLW-012 FLW-016 F11 F14 FLW-031 over ${transport}: bob asks, alice is told, decides by XCAP, and bob sees her`, async () => {
    await decide("alice", rule("bob", "confirm"));
    const [alice, bob] = [await phone("alice", transport), await phone("bob", transport)];
    await alice.publish("at her desk");
    await watchWatchers(alice);
    await alice.untilNotified(tells('version="0"', 'state="full"'));
    expect(statusOf(await bob.subscribe("alice"))).toBe(202);
    const pending = await bob.untilNotified(inState("pending"));
    expect(pending.body).toBe("");
    const asked = await alice.untilNotified(
      tells('version="1"', 'state="partial"', 'status="pending"', 'event="subscribe"'),
    );
    const [, id] = /<watcher id="([^"]+)"/.exec(asked.body) ?? [];
    await decide("alice", rule("bob", "allow"));
    const seen = await bob.untilNotified(inState("active"));
    expect(seen.body).toContain("at her desk");
    await alice.untilNotified(tells(`id="${id}"`, 'status="active"', 'event="approved"'));
    await alice.publish("gone home");
    await bob.untilNotified(tells("gone home"));
  });

  test(`FLW-017 F14 over ${transport}: what she decides shows bob nothing else than he sees already, and he is told nothing`, async () => {
    await decide("alice", rule("bob", "confirm"));
    const [alice, bob] = [await phone("alice", transport), await phone("bob", transport)];
    await alice.publish("at her desk");
    await bob.subscribe("alice");
    await bob.untilNotified(inState("pending"));
    await decide("alice", rule("bob", "allow"));
    await bob.untilNotified(inState("active"));
    const heard = bob.notifies.length;
    await decide("alice", rule("bob", "allow"), rule("carol", "block"));
    await alice.publish(`next door ${transport}`);
    await bob.untilNotified(tells(`next door ${transport}`));
    expect(bob.notifies).toHaveLength(heard + 1);
  });

  test(`FLW-016 F14 POL-034 over ${transport}: she declines instead, and later changes her mind about carol`, async () => {
    await decide("alice", rule("bob", "confirm"), rule("carol", "allow"));
    const [alice, bob, carol] = [
      await phone("alice", transport),
      await phone("bob", transport),
      await phone("carol", transport),
    ];
    await alice.publish("here");
    await bob.subscribe("alice");
    await carol.subscribe("alice");
    await carol.untilNotified(tells("here"));
    await decide("alice", rule("bob", "block"), rule("carol", "confirm"));
    expect((await bob.untilNotified(inState("terminated;reason=rejected"))).body).toBe("");
    await carol.untilNotified(inState("pending"));
    await alice.publish(`for her eyes only ${transport}`);
    await alice.subscribe("alice");
    await alice.untilNotified(tells(`for her eyes only ${transport}`));
    for (const { text } of carol.notifies) expect(text).not.toContain(`for her eyes only ${transport}`);
  });

  test(`PRS-017 FLW-013 FLW-014 F12 PS-1.0-int-M-0100 M-0130 over ${transport}: the door publishes for alice when she lets it, and is refused when not`, async () => {
    const [door, bob] = [await phone("atrium", transport), await phone("bob", transport)];
    const speak = (note: string, headers: string[] = []) =>
      door.request("PUBLISH", {
        uri: "sip:alice@office.test",
        headers: ["Event: presence", ...headers],
        body: document("sip:alice@office.test", note),
      });
    await bob.subscribe("alice");
    expect(statusOf(await speak("came in"))).toBe(403);
    const rules = `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:opub="urn:oma:xml:prs:pub-rules"><cr:rule id="door"><cr:conditions><cr:identity><cr:one id="sip:atrium@office.test"/></cr:identity></cr:conditions><cr:actions><opub:pub-handling>allow</opub:pub-handling></cr:actions><cr:transformations><opub:allow-services>true</opub:allow-services><opub:allow-all-attributes/></cr:transformations></cr:rule></cr:ruleset>`;
    const url = "/xcap-root/org.openmobilealliance.pub-rules/users/sip:alice@office.test/pub-rules";
    const alice = new XcapUser(office.httpPort, "alice", samplePassword);
    expect((await alice.put(url, RULES_TYPE, rules)).status).toBe(201);
    const spoken = await speak("came in");
    expect(statusOf(spoken)).toBe(200);
    await bob.untilNotified(tells("came in"));
    expect(statusOf(await speak("went out", [`SIP-If-Match: ${field(spoken, "sip-etag")}`]))).toBe(200);
    await bob.untilNotified(tells("went out"));
    expect((await alice.delete(url)).status).toBe(200);
    expect(statusOf(await speak("again"))).toBe(403);
  });
}

for (const transport of transports) {
  test(`FLW-036 PRS-106 F11 over ${transport}: bob's request ends undecided and waits on; when he asks again it is given up`, async () => {
    await decide("alice", rule("bob", "confirm"));
    const [alice, bob] = [await phone("alice", transport), await phone("bob", transport)];
    await watchWatchers(alice);
    await alice.untilNotified(tells('version="0"'));
    const asked = await bob.subscribe("alice");
    const isPending = /<watcher id="([^"]+)" status="pending" event="subscribe"/;
    const pending = await alice.untilNotified(({ body }) => isPending.test(body));
    const id = isPending.exec(pending.body)?.[1] ?? "";
    await bob.resubscribe(asked, 20, ["Expires: 0"]);
    await alice.untilNotified(tells(`<watcher id="${id}" status="waiting" event="timeout"`));
    expect(statusOf(await bob.subscribe("alice"))).toBe(202);
    await alice.untilNotified(tells(`<watcher id="${id}" status="terminated" event="giveup"`));
    await alice.untilNotified(({ body }) => ![undefined, id].includes(isPending.exec(body)?.[1]));
  });

  test(`FLW-032 a poller over ${transport}: each fetch brings one NOTIFY with the state as it is then`, async () => {
    const [carol, bob] = [await phone("carol", transport), await phone("bob", transport)];
    let published = await carol.publish("round 0");
    for (let round = 1; round <= 3; round += 1) {
      expect(statusOf(await bob.subscribe("carol", ["Expires: 0"]))).toBe(200);
      await bob.untilNotified(tells(`round ${round - 1}`, "terminated;reason=timeout"));
      expect(bob.notifies).toHaveLength(round);
      published = await carol.publish(`round ${round}`, [`SIP-If-Match: ${field(published, "sip-etag")}`]);
    }
    expect(bob.notifies).toHaveLength(3);
    const over = ["Event: presence", `SIP-If-Match: ${field(published, "sip-etag")}`, "Expires: 0"];
    expect(statusOf(await carol.request("PUBLISH", { headers: over }))).toBe(200);
  });
}

test("FLW-032 COR-080 a poller that asks too often is turned away with a time to come again", async () => {
  const strict = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_LIMITS_REQUESTS_PER_SECOND: "5" });
  try {
    const bob = await phones.phone(strict, "bob", "ws");
    const answers = [];
    for (let round = 0; round < 30; round += 1) {
      const answer = await bob.subscribe("carol", ["Expires: 0"]);
      answers.push(statusOf(answer));
      if (statusOf(answer) !== 503) continue;
      expect(Number(field(answer, "retry-after"))).toBeGreaterThan(0);
      break;
    }
    expect(answers.at(-1)).toBe(503);
    expect(answers.slice(0, -1).every((status) => status === 200)).toBe(true);
  } finally {
    await strict.close();
  }
});

test("SYS-003 SYS-004 rules, and the list they refer to, are in force on standing subscriptions two seconds later at most", async () => {
  const promised = 2000;
  const list = "/xcap-root/resource-lists/users/sip:alice@office.test/index";
  const xdmc = new XcapUser(office.httpPort, "alice", samplePassword);
  const before = await xdmc.get(list);
  const friends = (...uris: readonly string[]): string =>
    `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="friends">${uris.map((uri) => `<entry uri="${uri}"/>`).join("")}</list></resource-lists>`;
  const byList = `<cr:rule id="friends"><cr:conditions><ocp:external-list xmlns:ocp="urn:oma:xml:xdm:common-policy"><ocp:entry anc="${office.url}${list}/~~/resource-lists/list%5B@name=%22friends%22%5D"/></ocp:external-list></cr:conditions><cr:actions><pr:sub-handling>allow</pr:sub-handling></cr:actions><cr:transformations>${everything}</cr:transformations></cr:rule>`;
  try {
    expect((await xdmc.put(list, LISTS_TYPE, friends("sip:bob@office.test"))).status).toBeLessThan(300);
    await decide("alice", byList, rule("bob", "confirm"));
    const [alice, bob] = [await phone("alice", "ws"), await phone("bob", "ws")];
    await alice.publish("for friends");
    await bob.subscribe("alice");
    await bob.untilNotified(tells("for friends"));
    expect((await xdmc.put(list, LISTS_TYPE, friends())).status).toBe(200);
    await bob.untilLatest(inState("pending"), promised);
    await decide("alice", byList, rule("bob", "allow"));
    await bob.untilLatest(tells("Subscription-State: active", "for friends"), promised);
    await decide("alice", rule("bob", "block"));
    await bob.untilLatest(inState("terminated;reason=rejected"), promised);
  } finally {
    await xdmc.put(list, LISTS_TYPE, before.body);
  }
});

test("PRS-102 F11 who watches alice is nobody's business but hers", async () => {
  const bob = await phone("bob", "ws");
  expect(statusOf(await watchWatchers(bob, "sip:alice@office.test"))).toBe(403);
});

test("POL-020 POL-021 a list decides: bob is put on it from another client and sees alice at once", async () => {
  const dave = new XcapUser(office.httpPort, "dave", samplePassword);
  const bob = await phone("bob", "ws");
  await (await phone("dave", "ws")).publish("dave is in");
  expect(statusOf(await bob.subscribe("dave"))).toBe(202);
  const entry = `/xcap-root/resource-lists/users/sip:dave@office.test/index/~~/resource-lists/list%5B@name=%22oma_grantedcontacts%22%5D/entry%5B@uri=%22sip:bob@office.test%22%5D`;
  expect(
    (await dave.put(entry, "application/xcap-el+xml", '<entry uri="sip:bob@office.test"/>')).status,
  ).toBe(201);
  await bob.untilNotified(tells("Subscription-State: active", "dave is in"));
  expect((await dave.delete(entry)).status).toBe(200);
  await bob.untilNotified(inState("pending"));
});

test("POL-022 bad input: a list that contains itself ends", async () => {
  const alice = new XcapUser(office.httpPort, "alice", samplePassword);
  const lists = "/xcap-root/resource-lists/users/sip:alice@office.test/index";
  const anchor = (name: string): string =>
    `http://127.0.0.1:${office.httpPort}${lists}/~~/resource-lists/list%5B@name=%22${name}%22%5D`;
  const circle = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="a"><external anchor="${anchor("b")}"/></list><list name="b"><external anchor="${anchor("a")}"/><entry uri="sip:bob@office.test"/></list></resource-lists>`;
  expect((await alice.put(lists, LISTS_TYPE, circle)).status).toBe(200);
  const rules = `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules" xmlns:ocp="urn:oma:xml:xdm:common-policy"><cr:rule id="x"><cr:conditions><ocp:external-list><ocp:entry anc="${anchor("a")}"/></ocp:external-list></cr:conditions><cr:actions><pr:sub-handling>allow</pr:sub-handling></cr:actions><cr:transformations>${everything}</cr:transformations></cr:rule></cr:ruleset>`;
  expect((await alice.put(rulesUrl("alice"), RULES_TYPE, rules)).status).toBe(201);
  expect(statusOf(await (await phone("bob", "ws")).subscribe("alice"))).toBe(200);
  expect(statusOf(await (await phone("carol", "ws")).subscribe("alice"))).toBe(403);
});

test("POL-072 POL-073 a new account starts with the five rules and the two lists, and is asked about everybody unknown", async () => {
  execFileSync(process.execPath, [main, "user", "add", "sip:erin@office.test", "--password-stdin"], {
    env: office.environment,
    input: samplePassword,
  });
  const erin = new XcapUser(office.httpPort, "erin", samplePassword);
  const rules = await erin.get(rulesUrl("erin"));
  const ids = [...rules.text.matchAll(/ id="(wp_[^"]+)"/g)].map(([, id]) => id);
  expect(ids).toEqual([
    "wp_prs_allow_own",
    "wp_prs_block_anonymous",
    "wp_prs_unlisted",
    "wp_prs_grantedcontacts",
    "wp_prs_blockedcontacts",
  ]);
  const lists = await erin.get("/xcap-root/resource-lists/users/sip:erin@office.test/index");
  expect(lists.text).toContain('name="oma_grantedcontacts"');
  expect(lists.text).toContain('name="oma_blockedcontacts"');
  const bob = await phone("bob", "udp");
  expect(statusOf(await bob.subscribe("erin"))).toBe(202);
});

test("PRS-104 SYS-009 who asked while alice was away is still there after kill -9, and can be let in then", async () => {
  await decide("alice", rule("bob", "confirm"));
  const bob = await phone("bob", "udp");
  expect(statusOf(await bob.subscribe("alice", ["Expires: 0"]))).toBe(202);
  await office.restart();
  const alice = await phone("alice", "ws");
  await watchWatchers(alice);
  await alice.untilNotified(tells('status="waiting"', "sip:bob@office.test"));
  await decide("alice", rule("bob", "allow"));
  await alice.untilNotified(tells('status="terminated"', 'event="approved"'));
});

test("POL-091 alice asks how bob sees her, with her own credentials; nobody asks for somebody else", async () => {
  await decide("alice", rule("bob", "polite-block"), rule("carol", "allow"));
  const [alice, bob] = [await phone("alice", "ws"), await phone("bob", "ws")];
  await alice.publish("here");
  await bob.subscribe("alice");
  const told = await bob.untilNotified(() => true);
  const xdmc = new XcapUser(office.httpPort, "alice", samplePassword);
  const seen = await xdmc.get("/api/v1/self/as-seen-by/sip%3Abob%40office.test");
  expect(seen.status).toBe(200);
  expect(JSON.parse(seen.text)).toMatchObject({
    presentity: "sip:alice@office.test",
    watcher: "sip:bob@office.test",
    handling: "polite-block",
    decidedBy: ["bob"],
    shown: told.body,
  });
  const carol = JSON.parse((await xdmc.get("/api/v1/self/as-seen-by/carol@office.test")).text);
  expect(carol).toMatchObject({ handling: "allow" });
  expect(carol.shown).toContain("here");
  expect((await fetch(`${office.url}/api/v1/self/as-seen-by/bob@office.test`)).status).toBe(401);
  expect((await xdmc.get("/api/v1/self/as-seen-by/nobody")).status).toBe(400);
  expect((await xdmc.get("/api/v1/self/as-seen-by/bob@office.test?at=yesterday")).status).toBe(400);
});

test("POL-063 who is shown a status icon may fetch it, and nobody else", async () => {
  const alice = new XcapUser(office.httpPort, "alice", samplePassword);
  const path =
    "/xcap-root/org.openmobilealliance.pres-content/users/sip:alice@office.test/oma_status-icon/me";
  const icon = `<content xmlns="urn:oma:xml:prs:pres-content"><mime-type>image/png</mime-type><encoding>base64</encoding><data>iVBORw0KGgo=</data></content>`;
  expect((await alice.put(path, "application/vnd.oma.pres-content+xml", icon)).status).toBe(201);
  const phoneOfAlice = await phone("alice", "ws");
  const uri = `http://127.0.0.1:${office.httpPort}${path}`;
  await phoneOfAlice.request("PUBLISH", {
    headers: ["Event: presence"],
    body: `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:alice@office.test"><dm:person id="p"><rpid:status-icon>${uri}</rpid:status-icon></dm:person></presence>`,
  });
  await decide("alice", rule("bob", "allow"), rule("carol", "polite-block"));
  const readBy = async (user: string): Promise<number> =>
    (await new XcapUser(office.httpPort, user, samplePassword).get(path)).status;
  expect(await readBy("bob")).toBe(200);
  expect(await readBy("carol")).toBe(403);
  expect(await readBy("frontdesk")).toBe(403);
  await decide("alice", rule("carol", "allow"));
  expect(await readBy("bob")).toBe(403);
  expect(await readBy("carol")).toBe(200);
});

test("POL-091 porchlight why: one sentence and the rule that decided", async () => {
  await decide("alice", rule("bob", "block"));
  const why = (...args: readonly string[]): string =>
    execFileSync(process.execPath, [main, "why", ...args], { env: office.environment, encoding: "utf8" });
  const told = why("bob@office.test", "sip:alice@office.test");
  expect(told).toContain("sip:bob@office.test may not watch sip:alice@office.test");
  expect(told).toContain("rule bob (block): holds, and decides");
  expect(JSON.parse(why("carol@office.test", "alice@office.test", "--json"))).toMatchObject({
    handling: "block",
    basis: "rules",
    decidedBy: [],
    standing: { state: "none" },
  });
});

for (const transport of transports) {
  test(`FLW-029 F25 PRS-130 PRS-131 PRS-132 POL-081 over ${transport}: state that alice keeps by XCAP, or lets the front desk keep`, async () => {
    const url = "/xcap-root/pidf-manipulation/users/sip:carol@office.test/index";
    const type = "application/pidf+xml";
    const carol = new XcapUser(office.httpPort, "carol", samplePassword);
    const desk = new XcapUser(office.httpPort, "frontdesk", samplePassword);
    const bob = await phone("bob", transport);
    await bob.subscribe("carol");
    await bob.untilNotified(() => true);
    expect((await carol.put(url, type, document("sip:bob@office.test", "no"))).status).toBe(403);
    expect((await carol.put(`${url}2`, type, document("sip:carol@office.test", "no"))).status).toBe(409);
    expect((await carol.put(url, type, document("sip:carol@office.test", "by letter"))).status).toBe(201);
    await bob.untilNotified(tells("by letter"));
    const next = document("sip:carol@office.test", "by the front desk");
    expect((await desk.put(url, type, next)).status).toBe(403);
    const rules = `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:opub="urn:oma:xml:prs:pub-rules"><cr:rule id="desk"><cr:conditions><cr:identity><cr:one id="sip:frontdesk@office.test"/></cr:identity></cr:conditions><cr:actions><opub:perm-handling>allow</opub:perm-handling></cr:actions></cr:rule></cr:ruleset>`;
    const rulesAt = "/xcap-root/org.openmobilealliance.pub-rules/users/sip:carol@office.test/pub-rules";
    expect((await carol.put(rulesAt, RULES_TYPE, rules)).status).toBe(201);
    expect((await desk.put(url, type, next)).status).toBe(200);
    await bob.untilNotified(tells("by the front desk"));
    expect((await carol.delete(rulesAt)).status).toBe(200);
    expect((await carol.delete(url)).status).toBe(200);
    await bob.untilLatest(({ body }) => body !== "" && !body.includes("tuple"));
  });
}

test("POL-028 POL-074 rules and lists that say two things, or are named against the grammar, are refused and leave what was", async () => {
  const alice = new XcapUser(office.httpPort, "alice", samplePassword);
  await decide("alice", rule("bob", "allow"));
  const before = await alice.get(rulesUrl("alice"));
  const two = `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules" xmlns:ocp="urn:oma:xml:xdm:common-policy"><cr:rule id="x"><cr:conditions><ocp:other-identity/><ocp:anonymous-request/></cr:conditions><cr:actions><pr:sub-handling>block</pr:sub-handling></cr:actions></cr:rule></cr:ruleset>`;
  const refused = await alice.put(rulesUrl("alice"), RULES_TYPE, two);
  expect(refused.status).toBe(409);
  expect(refused.text).toContain("constraint-failure");
  expect(await alice.get(rulesUrl("alice"))).toMatchObject({ text: before.text, etag: before.etag });
  const lists = "/xcap-root/resource-lists/users/sip:alice@office.test/names";
  for (const name of ["oma_Friends", "oma_2", "ext_friends"]) {
    const body = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="${name}"/></resource-lists>`;
    expect((await alice.put(lists, LISTS_TYPE, body)).status).toBe(409);
  }
  expect((await alice.get(lists)).status).toBe(404);
});

test("POL-043 the capabilities name every namespace of rules that is understood", async () => {
  const { text } = await new XcapUser(office.httpPort, "alice", samplePassword).get(
    "/xcap-root/xcap-caps/global/index",
  );
  for (const namespace of [
    "urn:ietf:params:xml:ns:common-policy",
    "urn:ietf:params:xml:ns:pres-rules",
    "urn:oma:xml:xdm:common-policy",
    "urn:oma:xml:prs:pres-rules",
    "urn:oma:xml:prs:pub-rules",
  ])
    expect(text).toContain(`<namespace>${namespace}</namespace>`);
});
