import { expect, test } from "@playwright/test";
import { TestAuthority } from "../apps/server/src/testing/test-authority";
import { udpLink } from "./support/link";
import { freePort, Office, samplePassword } from "./support/office";
import { ownerToken } from "./support/operator-api";
import { Phone } from "./support/phone";
import { field, statusOf } from "./support/sip-message";
import { rawRequest, XcapUser } from "./support/xcap";

interface Domain {
  readonly name: string;
  readonly office: Office;
}

/** Two offices that trust each other; `shy.test` is a third one, which a.test does not believe and b.test does. */
let a: Domain;
let b: Domain;
let shy: Domain;
const phones: Phone[] = [];

test.beforeAll(async () => {
  const authority = await TestAuthority.create();
  const [atA, atB, atShy] = [await freePort(), await freePort(), await freePort()];
  const start = async (name: string, tlsPort: number, peers: readonly string[]): Promise<Domain> => ({
    name,
    office: await Office.open({
      ...(await authority.issue({ uris: [`sip:${name}`] })),
      PORCHLIGHT_TLS_CA: authority.file,
      PORCHLIGHT_DOMAIN: name,
      PORCHLIGHT_SIP_TLS_PORT: String(tlsPort),
      PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
      PORCHLIGHT_CONSOLE: "off",
      PORCHLIGHT_LISTS_SHARING_WITH_PEERS: "on",
      PORCHLIGHT_FEDERATION_PEERS: peers.join(","),
    }),
  });
  const place = (port: number): string => `tls:127.0.0.1:${port}`;
  a = await start("a.test", atA, [`b.test trusted ${place(atB)}`, `shy.test untrusted ${place(atShy)}`]);
  b = await start("b.test", atB, [`a.test trusted ${place(atA)}`]);
  shy = await start("shy.test", atShy, [`a.test trusted ${place(atA)}`]);
});
test.afterEach(() => {
  for (const phone of phones.splice(0)) phone.link.close();
});
test.afterAll(async () => {
  for (const { office } of [a, b, shy]) await office.close();
});

async function phone({ name, office }: Domain, user: string): Promise<Phone> {
  const opened = new Phone(await udpLink(office.sipPort), user, samplePassword, name);
  phones.push(opened);
  return opened;
}

const watch = (watcher: Phone, presentity: Phone, headers: readonly string[] = []) =>
  watcher.request("SUBSCRIBE", {
    uri: presentity.aor,
    headers: ["Event: presence", "Accept: application/pidf+xml", "Expires: 3600", ...headers],
  });

const stateOf = (phoneThatWatches: Phone, state: RegExp) =>
  phoneThatWatches.untilLatest((notify) => state.test(field(notify, "subscription-state")));

const RULES_TYPE = "application/auth-policy+xml";
const everything =
  "<pr:provide-services><pr:all-services/></pr:provide-services><pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-devices><pr:all-devices/></pr:provide-devices><pr:provide-all-attributes/>";

/** Somebody decides on somebody of another domain. */
async function decide(
  { name, office }: Domain,
  user: string,
  watcher: string,
  handling: string,
): Promise<void> {
  const transformations = handling === "allow" ? everything : "";
  const rules = `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules"><cr:rule id="r"><cr:conditions><cr:identity><cr:one id="${watcher}"/></cr:identity></cr:conditions><cr:actions><pr:sub-handling>${handling}</pr:sub-handling></cr:actions><cr:transformations>${transformations}</cr:transformations></cr:rule></cr:ruleset>`;
  const path = `/xcap-root/org.openmobilealliance.pres-rules/users/sip:${user}@${name}/pres-rules`;
  const answer = await new XcapUser(office.httpPort, user, samplePassword, true).put(path, RULES_TYPE, rules);
  expect([200, 201], answer.text).toContain(answer.status);
}

const TAKES_LISTS = [
  "Supported: eventlist",
  "Accept: application/pidf+xml, application/rlmi+xml, multipart/related",
];

/** The only list service of somebody. */
async function writeService(
  { name, office }: Domain,
  owner: string,
  uri: string,
  { members, sharedWith }: { readonly members: readonly string[]; readonly sharedWith?: string },
): Promise<void> {
  const entries = members.map((member) => `<rl:entry uri="${member}"/>`).join("");
  const shared =
    sharedWith === undefined ? "" : `<s:shared-with><s:user uri="${sharedWith}"/></s:shared-with>`;
  const services = `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists" xmlns:s="urn:porchlight:params:xml:ns:list-sharing"><service uri="${uri}"><list>${entries}</list>${shared}</service></rls-services>`;
  const answer = await new XcapUser(office.httpPort, owner, samplePassword, true).put(
    `/xcap-root/rls-services/users/sip:${owner}@${name}/index`,
    "application/rls-services+xml",
    services,
  );
  expect([200, 201], answer.text).toContain(answer.status);
}

test("FLW-002 FLW-016 FLW-026 COR-070 F2 F14 across two networks: pending, approved, told, ended by a refusal", async () => {
  const [zoe, bob] = [await phone(a, "alice"), await phone(b, "bob")];
  expect(statusOf(await bob.publish("at b"))).toBe(200);
  const accepted = await watch(zoe, bob);
  expect(statusOf(accepted)).toBe(202);
  await stateOf(zoe, /^pending/);

  await decide(b, "bob", "sip:alice@a.test", "allow");
  const approved = await zoe.untilNotified(({ body }) => body.includes("at b"));
  expect(field(approved, "subscription-state")).toMatch(/^active;expires=\d+/);
  await bob.publish("at lunch");
  await zoe.untilNotified(({ body }) => body.includes("at lunch"));

  await decide(b, "bob", "sip:alice@a.test", "block");
  await stateOf(zoe, /^terminated;reason=rejected/);
  expect(statusOf(await watch(zoe, bob))).toBe(403);
});

test("FLW-026 F22 a peer that is not believed: its watchers are refused, whatever they assert", async () => {
  const [zoe, bob] = [await phone(shy, "alice"), await phone(a, "bob")];
  expect(statusOf(await watch(zoe, bob, ["P-Asserted-Identity: <sip:alice@a.test>"]))).toBe(403);
});

test("COR-070 a domain that nothing was agreed with is not called", async () => {
  const zoe = await phone(b, "alice");
  const answer = await zoe.request("SUBSCRIBE", { uri: "sip:bob@shy.test", headers: ["Event: presence"] });
  expect(statusOf(answer)).toBe(403);
});

test("FLW-021 RLS-041 SYS-013 F18 a list with members here and there, as they change, by one subscription", async () => {
  const [alice, bob, carol] = [await phone(a, "alice"), await phone(b, "bob"), await phone(a, "carol")];
  await decide(b, "bob", "sip:alice@a.test", "allow");
  await bob.publish("there");
  await carol.publish("here");
  await writeService(a, "alice", "sip:both@a.test", { members: ["sip:bob@b.test", "sip:carol@a.test"] });
  const accepted = await alice.request("SUBSCRIBE", {
    uri: "sip:both@a.test",
    headers: ["Event: presence", ...TAKES_LISTS],
  });
  expect([statusOf(accepted), field(accepted, "require")]).toEqual([200, "eventlist"]);
  await alice.untilNotified(({ body }) => body.includes("here"));
  await alice.untilNotified(({ body }) => body.includes("there") && body.includes("sip:bob@b.test"));
  await bob.publish("gone fishing");
  await alice.untilNotified(({ body }) => body.includes("gone fishing"));
});

test("FLW-021 RLS-030 RLS-041 RLS-049 a list there in a list here, as its members change, and no way round", async () => {
  const [alice, bob, carol] = [await phone(a, "alice"), await phone(b, "bob"), await phone(b, "carol")];
  for (const user of ["bob", "carol"]) await decide(b, user, "sip:alice@a.test", "allow");
  await bob.publish("bob of the team");
  await carol.publish("carol of the team");
  await writeService(b, "bob", "sip:team@b.test", {
    members: ["sip:bob@b.test", "sip:carol@b.test", "sip:circle@a.test"],
    sharedWith: "sip:alice@a.test",
  });
  await writeService(a, "alice", "sip:circle@a.test", { members: ["sip:team@b.test", "sip:alice@a.test"] });
  const accepted = await alice.request("SUBSCRIBE", {
    uri: "sip:circle@a.test",
    headers: ["Event: presence", ...TAKES_LISTS],
  });
  expect(statusOf(accepted)).toBe(200);
  const first = await alice.untilNotified(({ body }) => body.includes('uri="sip:team@b.test" version="0"'));
  for (const told of ["bob of the team", "carol of the team"]) expect(first.body).toContain(told);
  expect(first.body).not.toContain('<resource uri="sip:circle@a.test"');
  await bob.publish("bob alone");
  const second = await alice.untilNotified(({ body }) => body.includes("bob alone"));
  expect(second.body).toContain('uri="sip:team@b.test" version="1" fullState="false"');
  expect(second.body).not.toContain("carol of the team");
  await writeService(b, "bob", "sip:team@b.test", {
    members: ["sip:carol@b.test"],
    sharedWith: "sip:alice@a.test",
  });
  const third = await alice.untilNotified(({ body }) => body.includes('uri="sip:team@b.test" version="2"'));
  expect(third.body).toContain("carol of the team");
  expect(third.body).not.toContain("sip:bob@b.test");
  await writeService(b, "bob", "sip:team@b.test", { members: ["sip:carol@b.test"] });
  await alice.untilNotified(({ body }) => body.includes('state="terminated" reason="rejected"'));
});

test("FLW-021 RLS-064 what one server tells the other of a list goes compressed", async () => {
  const [alice, bob] = [await phone(a, "alice"), await phone(b, "bob")];
  await decide(b, "bob", "sip:alice@a.test", "allow");
  const note = "told at length ".repeat(100);
  await bob.publish(note);
  await writeService(b, "bob", "sip:long@b.test", {
    members: ["sip:bob@b.test"],
    sharedWith: "sip:alice@a.test",
  });
  await writeService(a, "alice", "sip:around@a.test", { members: ["sip:long@b.test"] });
  const authorization = `Bearer ${ownerToken(a.office)}`;
  const ask = (method: string, path: string, body = "") => {
    const headers = { authorization, ...(body === "" ? {} : { "content-type": "application/json" }) };
    return rawRequest(a.office.httpPort, method, `/api/v1/traces${path}`, headers, body, true);
  };
  const target = { kind: "user", user: "sip:alice@a.test" };
  const { id } = JSON.parse((await ask("POST", "", JSON.stringify({ target, seconds: 60 }))).text);
  await alice.request("SUBSCRIBE", {
    uri: "sip:around@a.test",
    headers: ["Event: presence", ...TAKES_LISTS],
  });
  await alice.untilNotified(({ body }) => body.includes(note));
  const { text: trace } = await ask("GET", `/${id}/export?format=text`);
  const asked = /SUBSCRIBE sip:long@b\.test[\s\S]*?Content-Length/.exec(trace)?.[0];
  expect(asked).toContain("Supported: eventlist");
  expect(asked).toContain("Accept-Encoding: gzip, deflate");
  expect(trace).toContain("Content-Encoding: gzip");
});

test("FLW-028 MESSAGE from domain to domain", async () => {
  const [alice, bob] = [await phone(a, "alice"), await phone(b, "bob")];
  expect(statusOf(await bob.register())).toBe(200);
  const answer = await alice.request("MESSAGE", {
    uri: bob.aor,
    body: "hello over there",
    contentType: "text/plain",
  });
  expect(statusOf(answer)).toBe(200);
  const message = await bob.untilNotified(({ body }) => body === "hello over there");
  expect(field(message, "p-asserted-identity")).toContain("sip:alice@a.test");
});

test("COR-070 SYS-003 either server dies and comes back: who watches across goes on", async () => {
  const [alice, dave] = [await phone(a, "alice"), await phone(b, "dave")];
  await decide(b, "dave", "sip:alice@a.test", "allow");
  expect(statusOf(await watch(alice, dave))).toBe(200);
  await stateOf(alice, /^active/);
  await b.office.restart("SIGKILL");
  const again = await phone(b, "dave");
  await again.publish("after the fall of b");
  await alice.untilNotified(({ body }) => body.includes("after the fall of b"), 40_000);
  await a.office.restart("SIGKILL");
  await again.publish("after the fall of a");
  await alice.untilNotified(({ body }) => body.includes("after the fall of a"), 40_000);
});
