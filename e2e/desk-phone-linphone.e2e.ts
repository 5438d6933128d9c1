import { expect, test } from "@playwright/test";
import { Browsers, republish, withdraw } from "./desk-phone/browsers";
import { Linphone } from "./desk-phone/linphone";
import { have } from "./desk-phone/program";
import { Office } from "./support/office";
import { statusOf } from "./support/sip-message";

test.skip(!have("linphonec"), "linphonec is not installed (Debian package linphone-cli)");

let office: Office;
let linphone: Linphone | undefined;
const browsers = new Browsers();

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_NOTIFY_INTERVAL_MS: "0", PORCHLIGHT_CONSOLE: "off" });
});
test.afterAll(() => office.close());
test.afterEach(async () => {
  await linphone?.quit();
  linphone = undefined;
  browsers.close();
});

for (const transport of ["udp", "tcp"] as const) {
  test(`COR-040 FLW-001 linphone signs in with SHA-256, watches alice and is watched by carol (${transport})`, async () => {
    const [alice, carol] = [await browsers.open(office, "alice"), await browsers.open(office, "carol")];
    expect(statusOf(await carol.subscribe("bob"))).toBe(200);
    linphone = Linphone.start({ user: "bob", transport, watches: ["alice"], sipPort: office.sipPort });
    await linphone.untilPrinted(/Friend "alice" .* is Offline/);
    await carol.untilLatest(({ body }) => body.includes(">open<"));
    expect(linphone.output).toMatch(/^Authorization: +Digest .*algorithm=SHA-256/m);

    const start = linphone.output.length;
    const first = await alice.publish("at my desk");
    await linphone.untilPrinted(/Friend "alice" .* is Online/, start);
    const middle = linphone.output.length;
    const second = await republish(alice, first, "gone for lunch", "closed");
    await linphone.untilPrinted(/Friend "alice" .* is Offline/, middle);
    await withdraw(alice, second);

    expect(await linphone.quit()).toBe(0);
    linphone = undefined;
    await carol.untilLatest(({ body }) => body.includes("<presence") && !body.includes("<tuple"));
  });
}

for (const transport of ["udp", "tcp"] as const) {
  test(`RLS-060 RLS-064 linphone brings its friends as a list, compressed, and shows what it is told of them (${transport})`, async () => {
    const alice = await browsers.open(office, "alice");
    linphone = Linphone.start({
      user: "bob",
      transport,
      watches: ["alice", "carol"],
      listServer: "sip:rls@office.test",
      sipPort: office.sipPort,
    });
    await linphone.untilPrinted(/Body has been uncompressed/);
    for (const line of [
      /^SUBSCRIBE sip:rls@office\.test/m,
      /^Content-Encoding: deflate/m,
      /^Accept-Encoding: deflate/m,
      /version="0" fullState="true"/,
    ])
      expect(linphone.output).toMatch(line);
    await linphone.untilPrinted(/Friend "alice" .* is Offline/);
    const start = linphone.output.length;
    const first = await alice.publish("at my desk ".repeat(100));
    await linphone.untilPrinted(/Friend "alice" .* is Online/, start);
    expect(linphone.output.slice(start)).toMatch(/version="1" fullState="false"/);
    expect(linphone.output.slice(start)).toMatch(/Body has been uncompressed/);
    const middle = linphone.output.length;
    await withdraw(alice, await republish(alice, first, "gone for lunch", "closed"));
    await linphone.untilPrinted(/Friend "alice" .* is Offline/, middle);
    expect(await linphone.quit()).toBe(0);
    linphone = undefined;
  });
}
