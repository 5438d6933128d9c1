import { expect, test } from "@playwright/test";
import { Baresip, type BaresipSettings, baresipModules } from "./desk-phone/baresip";
import { Browsers, republish, withdraw } from "./desk-phone/browsers";
import { Office } from "./support/office";
import { field, statusOf } from "./support/sip-message";

test.skip(baresipModules === undefined, "baresip is not installed (Debian package baresip-core)");

let office: Office;
let baresip: Baresip | undefined;
const browsers = new Browsers();

// baresip gives up when it finds two challenges.
test.beforeAll(async () => {
  office = await Office.open({
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    PORCHLIGHT_DIGEST_ORDER: "MD5",
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_POLICY_AGENTS: "sip:dave@office.test",
  });
});
test.afterAll(() => office.close());
test.afterEach(async () => {
  await baresip?.close();
  baresip = undefined;
  browsers.close();
});

async function startBaresip(settings: Partial<BaresipSettings> = {}): Promise<Baresip> {
  baresip = await Baresip.start({
    user: "bob",
    transport: "udp",
    watches: "alice",
    sipPort: office.sipPort,
    ...settings,
  });
  return baresip;
}

/** SUBSCRIBEs it sent, each counted once however often it was sent again. */
const subscribesOf = ({ output }: Baresip): number =>
  new Set([...output.matchAll(/^SUBSCRIBE [^\r\n]*\r?\n[\s\S]*?^CSeq: *(\d+)/gm)].map(([, cseq]) => cseq))
    .size;

for (const transport of ["udp", "tcp"] as const) {
  test(`baresip registers and shows alice come, go and come again after kill -9 (${transport})`, async () => {
    const alice = await browsers.open(office, "alice");
    const phone = await startBaresip({ transport });
    await phone.untilRegistration("OK");
    await phone.untilShown("Offline", "alice");
    const first = await alice.publish("at my desk");
    await phone.untilShown("Online", "alice");
    const second = await republish(alice, first, "gone for lunch", "closed");
    await phone.untilShown("Offline", "alice");

    await office.restart("SIGKILL");
    const again = await browsers.open(office, "alice");
    const third = await republish(again, second, "back", "open");
    await phone.untilShown("Online", "alice");
    expect(subscribesOf(phone)).toBe(2);

    await withdraw(again, third);
    await phone.untilShown("Offline", "alice");
  });

  test(`FLW-001 FLW-003 a browser hears what baresip publishes, modifies and removes (${transport})`, async () => {
    const carol = await browsers.open(office, "carol");
    expect(statusOf(await carol.subscribe("bob"))).toBe(200);
    const phone = await startBaresip({ transport });
    await phone.untilPrinted(/^SIP-ETag: /m, 3000);
    await carol.untilLatest(({ body }) => body.includes(">open<"));
    // baresip publishes twice as it starts, without waiting for the first answer: one of the two stays until it expires.
    await phone.untilQuiet();
    await phone.setPresence("offline");
    await carol.untilLatest(({ body }) => body.includes(">closed<"));
    await phone.setPresence("online");
    await carol.untilLatest(({ body }) => body.includes(">open<") && !body.includes(">closed<"));
    await phone.untilQuiet();
    await phone.setPresence("offline");
    await carol.untilLatest(({ body }) => body.includes(">closed<"));
    await phone.untilQuiet();
    expect(await phone.close()).toBe(0);
    await carol.untilLatest(({ body }) => body.includes("<presence") && !body.includes(">closed<"));
  });
}

test("baresip lights its voicemail lamp, and puts it out when the messages are heard", async () => {
  const voicemail = await browsers.open(office, "dave");
  const say = (fresh: number, headers: readonly string[] = []) =>
    voicemail.request("PUBLISH", {
      uri: "sip:bob@office.test",
      contentType: "application/simple-message-summary",
      body: `Messages-Waiting: ${fresh > 0 ? "yes" : "no"}\r\nVoice-Message: ${fresh}/1 (0/0)\r\n`,
      headers: ["Event: message-summary", ...headers],
    });
  const phone = await startBaresip({ hasMailbox: true });
  await phone.untilMailbox("Messages-Waiting: no");
  const first = await say(3);
  expect(statusOf(first)).toBe(200);
  await phone.untilMailbox("Messages-Waiting: yes\\s+Message-Account: \\S+\\s+Voice-Message: 3/1");
  await say(0, [`SIP-If-Match: ${field(first, "sip-etag")}`]);
  await phone.untilMailbox("Messages-Waiting: no\\s+Message-Account: \\S+\\s+Voice-Message: 0/1");
});

test("COR-040 baresip with a wrong password is not registered and shows it", async () => {
  const phone = await startBaresip({ password: "not this one" });
  await phone.untilRegistration("ERR");
});
