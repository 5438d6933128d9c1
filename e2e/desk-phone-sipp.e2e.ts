import { expect, test } from "@playwright/test";
import { Browsers, republish, withdraw } from "./desk-phone/browsers";
import { have } from "./desk-phone/program";
import { SippCall, sipp, type Transport } from "./desk-phone/sipp";
import { Office } from "./support/office";
import { field, statusOf } from "./support/sip-message";

test.skip(!have("sipp"), "sipp is not installed (Debian package sip-tester)");

let office: Office;
let watching: SippCall | undefined;
const browsers = new Browsers();

// sipp answers the first challenge only, and only MD5.
test.beforeAll(async () => {
  office = await Office.open({
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    PORCHLIGHT_DIGEST_ORDER: "MD5",
    PORCHLIGHT_CONSOLE: "off",
  });
});
test.afterAll(() => office.close());
test.afterEach(async () => {
  await watching?.stop();
  watching = undefined;
  browsers.close();
});

const asBob = (scenario: string, transport: Transport, words: Readonly<Record<string, string>> = {}) => ({
  scenario,
  transport,
  words,
  user: "bob",
  sipPort: office.sipPort,
});

const tagIn = (log: string): string => /tag\s+(\S+)/.exec(log)?.[1] ?? "";

for (const transport of ["udp", "tcp"] as const) {
  test(`COR-040 sipp registers, refreshes, asks and leaves (${transport})`, async () => {
    await sipp(asBob("register", transport));
  });

  test(`FLW-001 FLW-009 sipp watches alice, hears the change and ends the subscription (${transport})`, async () => {
    const alice = await browsers.open(office, "alice");
    const first = await alice.publish("at my desk");
    watching = new SippCall(asBob("watch", transport, { target: "alice" }));
    await watching.untilLogged("first notify");
    const second = await republish(alice, first, "gone for lunch", "open");
    await watching.end();
    await withdraw(alice, second);
  });

  test(`sipp has a lamp for alice's calls: off, ringing, busy, off again (${transport})`, async () => {
    const alice = await browsers.open(office, "alice");
    const say = (state: string, tag = "") =>
      alice.request("PUBLISH", {
        contentType: "application/dialog-info+xml",
        body: `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="full" entity="${alice.aor}"><dialog id="1"><state>${state}</state></dialog></dialog-info>`,
        headers: ["Event: dialog", "Expires: 60", ...(tag === "" ? [] : [`SIP-If-Match: ${tag}`])],
      });
    watching = new SippCall(asBob("lamp", transport, { target: "alice" }));
    await watching.untilLogged("lamp off");
    const ringing = await say("early");
    await watching.untilLogged("lamp ringing");
    const busy = await say("confirmed", field(ringing, "sip-etag"));
    await watching.untilLogged("lamp busy");
    await say("terminated", field(busy, "sip-etag"));
    await watching.end();
  });

  test(`FLW-001 FLW-003 a browser hears what sipp publishes, modifies and removes (${transport})`, async () => {
    const carol = await browsers.open(office, "carol");
    expect(statusOf(await carol.subscribe("bob"))).toBe(200);
    const tag = tagIn(await sipp(asBob("publish", transport)));
    await carol.untilLatest(({ body }) => body.includes("sipp is in") && body.includes("open"));
    const newTag = tagIn(await sipp(asBob("republish", transport, { tag })));
    await carol.untilLatest(({ body }) => body.includes("sipp is out") && body.includes("closed"));
    await sipp(asBob("unpublish", transport, { tag: newTag }));
    await carol.untilLatest(({ body }) => body.includes("<presence") && !body.includes("sipp is"));
  });
}
