import { expect, test } from "@playwright/test";
import { TestAuthority } from "../apps/server/src/testing/test-authority";
import { kamailioServesDomains, startKamailioDomain } from "./desk-phone/kamailio-domain";
import type { KamailioProgram } from "./desk-phone/kamailio-program";
import { udpLink } from "./support/link";
import { freePort, Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";
import { field, statusOf } from "./support/sip-message";
import { XcapUser } from "./support/xcap";

test.skip(
  !kamailioServesDomains,
  "Kamailio is not installed (Debian packages kamailio-presence-modules, kamailio-tls-modules)",
);

/** Kamailio looks up the names in its Route by the hosts file, which has one name that fits, and by no port. */
const OURS = "localhost";
const SIPS_PORT = 5061;
const THEIRS = "kam.test";
const TEAM = `sip:team@${THEIRS}`;

let office: Office;
let kamailio: KamailioProgram;
let kamailioPort = 0;
const phones: Phone[] = [];

test.beforeAll(async () => {
  const authority = await TestAuthority.create();
  const tlsPort = await freePort();
  kamailioPort = await freePort();
  office = await Office.open({
    ...(await authority.issue({ uris: [`sip:${OURS}`] })),
    PORCHLIGHT_TLS_CA: authority.file,
    PORCHLIGHT_DOMAIN: OURS,
    PORCHLIGHT_SIP_TLS_PORT: String(SIPS_PORT),
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    PORCHLIGHT_POLICY_DEFAULT_HANDLING: "allow",
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_FEDERATION_PEERS: `${THEIRS} trusted tls:127.0.0.1:${tlsPort}`,
  });
  const theirs = await authority.issue({ dnsNames: [THEIRS] });
  kamailio = await startKamailioDomain({
    domain: THEIRS,
    port: kamailioPort,
    tlsPort,
    certificate: theirs.PORCHLIGHT_TLS_CERT,
    key: theirs.PORCHLIGHT_TLS_KEY,
    authorities: authority.file,
    others: `sip:127.0.0.1:${SIPS_PORT};transport=tls`,
    lists: [{ uri: TEAM, owner: `sip:alice@${OURS}`, members: [`sip:joe@${THEIRS}`, `sip:kim@${THEIRS}`] }],
  });
});
test.afterEach(() => {
  for (const phone of phones.splice(0)) phone.link.close();
});
test.afterAll(async () => {
  await kamailio?.stop();
  await office?.close();
});

async function phone(port: number, user: string, domain: string): Promise<Phone> {
  const opened = new Phone(await udpLink(port), user, samplePassword, domain);
  phones.push(opened);
  return opened;
}
const ours = (user: string) => phone(office.sipPort, user, OURS);
const theirs = (user: string) => phone(kamailioPort, user, THEIRS);

const watch = (from: Phone, whom: Phone) =>
  from.request("SUBSCRIBE", {
    uri: whom.aor,
    headers: ["Event: presence", "Accept: application/pidf+xml", "Expires: 3600"],
  });

test("COR-070 FLW-002 alice watches pat, whose presence server is Kamailio", async () => {
  const [alice, pat] = [await ours("alice"), await theirs("pat")];
  const inside = await pat.publish("at kamailio");
  expect(statusOf(inside)).toBe(200);
  const accepted = await watch(alice, pat);
  expect([200, 202]).toContain(statusOf(accepted));
  await alice.untilNotified(({ body }) => body.includes("at kamailio"));
  await pat.publish("out", [`SIP-If-Match: ${field(inside, "sip-etag")}`]);
  await alice.untilNotified(({ body }) => body.includes("out"));
  const routes = [...(accepted.headers.get("record-route") ?? [])]
    .reverse()
    .map((route) => `Route: ${route}`);
  const ended = await alice.resubscribe(accepted, 20, ["Expires: 0", ...routes]);
  expect(statusOf(ended)).toBe(200);
});

test("COR-070 FLW-002 pat watches bob through Kamailio, as it changes, until it has enough", async () => {
  const [pat, bob] = [await theirs("pat"), await ours("bob")];
  await bob.publish("at home");
  expect(statusOf(await watch(pat, bob))).toBe(200);
  await pat.untilNotified(({ body }) => body.includes("at home"));
  await bob.publish("on the porch");
  const notify = await pat.untilNotified(({ body }) => body.includes("on the porch"));
  expect(field(notify, "subscription-state")).toMatch(/^active/);
});

test("RLS-041 COR-070 a list of ours with a member at Kamailio", async () => {
  const [alice, sue] = [await ours("alice"), await theirs("sue")];
  const inside = await sue.publish("sue is in");
  const services = `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists"><service uri="sip:them@${OURS}"><list><rl:entry uri="sip:sue@${THEIRS}"/></list></service></rls-services>`;
  const path = `/xcap-root/rls-services/users/sip:alice@${OURS}/index`;
  const xcap = new XcapUser(office.httpPort, "alice", samplePassword, true);
  const written = await xcap.put(path, "application/rls-services+xml", services);
  expect([200, 201], written.text).toContain(written.status);
  const accepted = await alice.request("SUBSCRIBE", {
    uri: `sip:them@${OURS}`,
    headers: [
      "Event: presence",
      "Supported: eventlist",
      "Accept: application/pidf+xml, application/rlmi+xml, multipart/related",
    ],
  });
  expect(statusOf(accepted)).toBe(200);
  await alice.untilNotified(({ body }) => body.includes("sue is in"));
  await sue.publish("sue is out", [`SIP-If-Match: ${field(inside, "sip-etag")}`]);
  await alice.untilNotified(({ body }) => body.includes("sue is out"));
});

test("RLS-030 RLS-041 COR-070 a list of ours with a list of Kamailio's in it, as its members change", async () => {
  const [alice, joe] = [await ours("alice"), await theirs("joe")];
  const inside = await joe.publish("joe is in");
  const services = `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists"><service uri="sip:teams@${OURS}"><list><rl:entry uri="${TEAM}"/></list></service></rls-services>`;
  const path = `/xcap-root/rls-services/users/sip:alice@${OURS}/index`;
  const xcap = new XcapUser(office.httpPort, "alice", samplePassword, true);
  const written = await xcap.put(path, "application/rls-services+xml", services);
  expect([200, 201], written.text).toContain(written.status);
  const accepted = await alice.request("SUBSCRIBE", {
    uri: `sip:teams@${OURS}`,
    headers: [
      "Event: presence",
      "Supported: eventlist",
      "Accept: application/pidf+xml, application/rlmi+xml, multipart/related",
    ],
  });
  expect(statusOf(accepted)).toBe(200);
  await alice.untilNotified(({ body }) => body.includes(`<resource uri="sip:kim@${THEIRS}"`));
  const told = await alice.untilNotified(({ body }) => body.includes("joe is in"));
  expect(told.body).toContain(`<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="${TEAM}"`);
  await joe.publish("joe is out", [`SIP-If-Match: ${field(inside, "sip-etag")}`]);
  await alice.untilNotified(({ body }) => body.includes("joe is out"));
});
