import { expect, test } from "@playwright/test";
import { Browsers } from "./desk-phone/browsers";
import { kamailioCarriesCalls, startKamailioExchange } from "./desk-phone/kamailio-exchange";
import type { KamailioProgram } from "./desk-phone/kamailio-program";
import { have } from "./desk-phone/program";
import { SippCall, sipp } from "./desk-phone/sipp";
import { freePort, Office } from "./support/office";
import type { Phone } from "./support/phone";
import { statusOf } from "./support/sip-message";

test.skip(!have("sipp"), "sipp is not installed (Debian package sip-tester)");
test.skip(!kamailioCarriesCalls, "Kamailio is not installed (Debian package kamailio-presence-modules)");

let office: Office;
let exchange: KamailioProgram;
let exchangePort = 0;
let phonePort = 0;
let ringing: SippCall | undefined;
const browsers = new Browsers();

// An exchange of one's own network says whose calls they are, and is believed.
test.beforeAll(async () => {
  office = await Office.open({
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_TRUSTED_PEERS: "127.0.0.1/32",
  });
  [exchangePort, phonePort] = await Promise.all([freePort(), freePort()]);
  exchange = await startKamailioExchange({ port: exchangePort, sipPort: office.sipPort, phonePort });
});
test.afterAll(async () => {
  await exchange.stop();
  await office.close();
});
test.afterEach(async () => {
  await ringing?.stop();
  ringing = undefined;
  browsers.close();
});

const lights = (watcher: Phone): string[] =>
  watcher.notifies.map(({ body }) =>
    [...body.matchAll(/<state>(\w+)</g)].map(([, state]) => state).join("+"),
  );

async function callAlice(ringsMs: number): Promise<void> {
  const desk = { transport: "udp", user: "alice", sipPort: exchangePort } as const;
  ringing = new SippCall({ ...desk, scenario: "answer", localPort: phonePort, pauseMs: ringsMs });
  await sipp({ ...desk, scenario: "call", words: { target: "alice" } });
}

test("a call that Kamailio carries to alice lights bob's lamp: it rings, is answered, and is over", async () => {
  const bob = await browsers.open(office, "bob");
  const watch = { uri: "sip:alice@office.test", headers: ["Event: dialog", "Expires: 600"] };
  expect(statusOf(await bob.request("SUBSCRIBE", watch))).toBe(200);
  await callAlice(800);
  await bob.untilLatest(({ body }) => body.includes(">terminated<"));
  expect(lights(bob)).toEqual(["", "early", "confirmed", "terminated"]);
});

test("lessons 7 a call that is answered at once, which Kamailio publishes twice, leaves no lamp that rings", async () => {
  const bob = await browsers.open(office, "bob");
  const watch = { uri: "sip:alice@office.test", headers: ["Event: dialog", "Expires: 600"] };
  expect(statusOf(await bob.request("SUBSCRIBE", watch))).toBe(200);
  await callAlice(1);
  await bob.untilLatest(({ body }) => body.includes(">terminated<"));
  expect(lights(bob).at(-1)).toBe("terminated");
  const carol = await browsers.open(office, "carol");
  expect(statusOf(await carol.request("SUBSCRIBE", watch))).toBe(200);
  await carol.untilNotified(() => true);
  expect(lights(carol)).toEqual([""]);
});
