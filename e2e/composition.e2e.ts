import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { Office, samplePassword } from "./support/office";
import { OfficePhones, type Transport, transports } from "./support/office-phones";
import type { Phone } from "./support/phone";
import { field, type Message, statusOf } from "./support/sip-message";
import { WatcherPage } from "./support/watcher-page";
import { XcapUser } from "./support/xcap";

let office: Office;
const phones = new OfficePhones();

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
});
test.afterAll(() => office.close());
test.afterEach(() => phones.hangUp());

const phone = (user: string, transport: Transport): Promise<Phone> => phones.phone(office, user, transport);

const presence = (...content: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" xmlns:c="urn:ietf:params:xml:ns:pidf:cipid" xmlns:caps="urn:ietf:params:xml:ns:pidf:caps" xmlns:ts="urn:ietf:params:xml:ns:pidf:timed-status" xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10" xmlns:op="urn:oma:xml:prs:pidf:oma-pres" xmlns:x="urn:x" entity="sip:alice@office.test">${content.join("")}</presence>`;

/** Alice says it in one request; what she is answered. */
const say = (alice: Phone, body: string, headers: readonly string[] = []): Promise<Message> =>
  alice.request("PUBLISH", { headers: ["Event: presence", ...headers], body });

const takeBack = (alice: Phone, answer: Message): Promise<Message> =>
  alice.request("PUBLISH", {
    headers: ["Event: presence", `SIP-If-Match: ${field(answer, "sip-etag")}`, "Expires: 0"],
  });

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

const RICH = [
  `<tuple id="t"><status><basic>open</basic><gp:geopriv><gp:location-info><x:room>2.14</x:room></gp:location-info><gp:usage-rules><gp:retention-expiry>2099-01-01T00:00:00Z</gp:retention-expiry></gp:usage-rules></gp:geopriv></status>`,
  '<rpid:class>work</rpid:class><dm:deviceID>urn:x:1</dm:deviceID><rpid:relationship><rpid:self/></rpid:relationship><rpid:service-class><rpid:electronic/></rpid:service-class><rpid:user-input idle-threshold="600" last-input="2026-01-05T09:00:00Z">idle</rpid:user-input>',
  '<ts:timed-status from="2099-01-01T00:00:00Z" until="2099-01-02T00:00:00Z"><ts:basic>closed</ts:basic></ts:timed-status><ts:timed-status from="2099-01-01T12:00:00Z"><ts:basic>open</ts:basic></ts:timed-status>',
  "<caps:servcaps><caps:audio>true</caps:audio><caps:text>true</caps:text></caps:servcaps>",
  "<op:service-description><op:service-id>org.example:im</op:service-id><op:version>1.0</op:version></op:service-description><op:willingness><op:basic>open</op:basic></op:willingness><op:session-participation><op:basic>closed</op:basic></op:session-participation>",
  '<x:unknown x:how="well"><x:inner/></x:unknown><contact priority="0.8">sip:alice@192.0.2.1</contact><note xml:lang="fi">hei</note><timestamp>2026-01-05T09:00:00Z</timestamp></tuple>',
  '<dm:person id="p"><rpid:activities from="2026-01-05T09:00:00Z" until="2099-01-01T00:00:00Z"><rpid:note>long</rpid:note><rpid:meeting/></rpid:activities><rpid:mood><rpid:in_awe/></rpid:mood><rpid:place-type><rpid:other>hut</rpid:other></rpid:place-type><rpid:privacy><rpid:audio/></rpid:privacy><rpid:sphere><rpid:work/></rpid:sphere><rpid:status-icon>https://office.test/a.png</rpid:status-icon><rpid:time-offset description="CET">60</rpid:time-offset><c:display-name xml:lang="en">Alice</c:display-name><c:card>https://office.test/a.vcf</c:card><op:overriding-willingness><op:basic>closed</op:basic></op:overriding-willingness></dm:person>',
  '<dm:device id="d"><caps:devcaps><caps:mobility><caps:supported><caps:mobile/></caps:supported></caps:mobility></caps:devcaps><op:network-availability><op:network id="IMS"><op:active/></op:network></op:network-availability><dm:deviceID>urn:x:1</dm:deviceID></dm:device>',
  "<x:top>kept</x:top>",
];

for (const transport of transports) {
  test(`PRS-060 PRS-061 PRS-062 PRS-063 PRS-064 PRS-068 everything alice says reaches bob over ${transport}, alone and in company`, async () => {
    const [bob, alice, other] = [
      await phone("bob", transport),
      await phone("alice", transport),
      await phone("alice", transport),
    ];
    await bob.subscribe("alice");
    const whole = presence(...RICH);
    const first = await say(alice, whole);
    const alone = await bob.untilLatest(({ body }) => body.includes("in_awe"));
    expect(alone.body).toBe(whole);
    const second = await say(other, presence('<tuple id="t"><status/></tuple>', "<note>everybody</note>"));
    const together = await bob.untilLatest(({ body }) => body.includes("everybody"));
    for (const part of RICH.join("").match(
      /<(dm:person|dm:device|x:top|ts:timed-status|gp:geopriv|caps:servcaps|x:unknown)[ >].*?<\/\1>/g,
    ) ?? []) {
      expect(together.body).toContain(part);
    }
    expect(together.body.indexOf("<tuple")).toBeLessThan(together.body.indexOf("<note>everybody"));
    expect(together.body.indexOf("<note>everybody")).toBeLessThan(together.body.indexOf("<dm:person"));
    const ids = [...together.body.matchAll(/<(?:tuple|dm:\w+) id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(4);
    await takeBack(alice, first);
    await takeBack(other, second);
  });

  test(`PRS-065 PRS-069 over ${transport} a location goes and an announced status comes on time, without anybody doing anything`, async () => {
    const [bob, alice] = [await phone("bob", transport), await phone("alice", transport)];
    await bob.subscribe("alice");
    const place = `<gp:geopriv><gp:location-info><x:room>Dublin</x:room></gp:location-info><gp:usage-rules><gp:retention-expiry>${inSeconds(1.5)}</gp:retention-expiry></gp:usage-rules></gp:geopriv>`;
    const timed = `<ts:timed-status from="${inSeconds(3)}" until="${inSeconds(4.5)}"><ts:basic>closed</ts:basic></ts:timed-status>`;
    const said = await say(
      alice,
      presence(
        `<tuple id="t"><status><basic>open</basic></status>${timed}</tuple><dm:person id="p">${place}</dm:person>`,
      ),
    );
    expect((await bob.untilLatest(({ body }) => body.includes("timed-status from"))).body).toContain(
      "Dublin",
    );
    const later = await bob.untilLatest(({ body }) => body.includes("dm:person") && !body.includes("Dublin"));
    expect(later.body).toContain("timed-status from");
    const closed = await bob.untilLatest(({ body }) => body.includes("<basic>closed</basic>"));
    expect(closed.body).not.toContain("timed-status from");
    await bob.untilLatest(({ body }) => body.includes("<basic>open</basic>"));
    expect(bob.notifies.filter(({ body }) => body.includes("dm:person"))).toHaveLength(4);
    await takeBack(alice, said);
  });

  test(`PRS-130 over ${transport} a meeting in the hard state of carol begins and ends on time; what is wrong with a plan is said`, async () => {
    const url = "/xcap-root/pidf-manipulation/users/sip:carol@office.test/index";
    const type = "application/pidf+xml";
    const carol = new XcapUser(office.httpPort, "carol", samplePassword);
    const plan = (from: string, until: string): string =>
      presence(
        `<schedule xmlns="urn:porchlight:params:xml:ns:schedule" time-zone="Europe/Berlin"><weekly days="mon tue wed thu fri sat sun" from="00:00" until="24:00"><dm:person id="w"><dm:note>always</dm:note></dm:person></weekly><once from="${from}" until="${until}"><dm:person id="m"><rpid:activities><rpid:meeting/></rpid:activities></dm:person></once></schedule>`,
      ).replace("alice", "carol");
    const bob = await phone("bob", transport);
    await bob.subscribe("carol");
    const refused = await carol.put(url, type, plan(inSeconds(2), inSeconds(1)));
    expect([refused.status, refused.text]).toEqual([
      409,
      expect.stringContaining('<constraint-failure phrase="schedule: until is not after from"'),
    ]);
    const text = plan(inSeconds(1.5), inSeconds(3));
    expect((await carol.put(url, type, text)).status).toBe(201);
    await bob.untilLatest(({ body }) => body.includes("always") && !body.includes("meeting"));
    await bob.untilLatest(({ body }) => body.includes("<rpid:meeting/>"));
    await bob.untilLatest(({ body }) => body.includes("always") && !body.includes("meeting"));
    expect(bob.notifies.some(({ body }) => body.includes("schedule"))).toBe(false);
    expect((await carol.get(url)).text).toBe(text);
    expect((await carol.delete(url)).status).toBe(200);
  });
}

test("PRS-066 the watcher page shows an activity from its beginning to its end, without a word from the server", async ({
  browser,
}) => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  await context.clock.install();
  const page = await WatcherPage.signInAt(context, office, "bob");
  await expect(page.contact("alice")).toBeVisible();
  const [alice, heard] = [await phone("alice", "tcp"), await phone("bob", "udp")];
  await heard.subscribe("alice");
  const meeting = `<rpid:activities from="${inSeconds(20)}" until="${inSeconds(50)}"><rpid:meeting/></rpid:activities>`;
  const said = await say(
    alice,
    presence(
      `<tuple id="t"><status><basic>open</basic></status></tuple><dm:person id="p">${meeting}</dm:person>`,
    ),
  );
  await heard.untilLatest(({ body }) => body.includes(meeting));
  const notifies = heard.notifies.length;
  await page.expectMark("alice", "available");
  await context.clock.fastForward(35_000);
  await page.expectMark("alice", "busy");
  await context.clock.fastForward(35_000);
  await page.expectMark("alice", "available");
  expect(heard.notifies).toHaveLength(notifies);
  await takeBack(alice, said);
  await context.close();
});

test("PRS-130 hard state and what it has in force are there after kill -9", async () => {
  const url = "/xcap-root/pidf-manipulation/users/sip:dave@office.test/index";
  const dave = new XcapUser(office.httpPort, "dave", samplePassword);
  const plan = presence(
    `<note>Sales</note><schedule xmlns="urn:porchlight:params:xml:ns:schedule"><once from="${inSeconds(2)}" until="${inSeconds(600)}"><dm:person id="m"><rpid:activities><rpid:meeting/></rpid:activities></dm:person></once></schedule>`,
  ).replace("alice", "dave");
  expect((await dave.put(url, "application/pidf+xml", plan)).status).toBe(201);
  await office.restart("SIGKILL");
  const self = await phone("dave", "ws");
  await self.subscribe("dave");
  await self.untilLatest(({ body }) => body.includes("Sales") && body.includes("<rpid:meeting/>"));
});

test.describe("the operator's word on composition", () => {
  let own: Office;
  test.beforeAll(async () => {
    own = await Office.open({
      PORCHLIGHT_CONSOLE: "off",
      PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
      PORCHLIGHT_POLICY_NEWEST_WINS_OF: "office.test=on",
      PORCHLIGHT_POLICY_EMPTY_STATE_OF: "office.test=closed",
    });
  });
  test.afterAll(() => own.close());

  const person = (word: string): string =>
    presence(`<dm:person id="p"><rpid:activities><rpid:${word}/></rpid:activities></dm:person>`);

  test("PRS-072 PRS-075 PRS-076 off, both words are shown; on in the domain, the newest; who says nothing is closed there", async () => {
    const shown = async (at: Office): Promise<[nothing: string, both: string]> => {
      const [bob, desk, mobile] = await Promise.all([
        phones.phone(at, "bob", "ws"),
        phones.phone(at, "alice", "ws"),
        phones.phone(at, "alice", "tcp"),
      ]);
      await bob.subscribe("alice");
      const nothing = await bob.untilNotified(() => true);
      const first = await say(desk, person("away"));
      await delay(20);
      const second = await say(mobile, person("meeting"));
      expect([statusOf(first), statusOf(second)]).toEqual([200, 200]);
      const both = await bob.untilLatest(({ body }) => body.includes("meeting"));
      await takeBack(desk, first);
      await takeBack(mobile, second);
      return [nothing.body, both.body];
    };
    const [nothing, both] = await shown(office);
    expect(nothing).not.toContain("<tuple");
    expect(both.match(/<dm:person /g)).toHaveLength(2);
    const [closed, newest] = await shown(own);
    expect(closed).toContain("<basic>closed</basic>");
    expect(newest.match(/<dm:person /g)).toHaveLength(1);
    expect(newest).not.toContain("away");
  });
});
