import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { tcpLink, udpLink, webSocketLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";
import { field, statusOf } from "./support/sip-message";

const main = join(import.meta.dirname, "../apps/server/dist/main.js");

test("SYS-009 PRS-052 after kill -9 under load nothing that got a 2xx is missing and watchers hear on", async () => {
  test.slow();
  const office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
  try {
    const bobLink = await udpLink(office.sipPort);
    const bob = new Phone(bobLink, "bob", samplePassword);
    expect(statusOf(await bob.subscribe("alice"))).toBe(200);
    expect(statusOf(await bob.register(["Expires: 600"]))).toBe(200);
    const carolSocket = await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`);
    const carol = new Phone(carolSocket, "carol", samplePassword);
    const accepted = await carol.subscribe("alice");
    expect(statusOf(accepted)).toBe(200);
    await carol.untilNotified(() => true);

    const alice = new Phone(await tcpLink(office.sipPort), "alice", samplePassword);
    const first = await alice.publish("note 0");
    let acknowledged = 0;
    let tag = field(first, "sip-etag");
    let isRunning = true;
    const load = (async () => {
      for (let round = 1; isRunning; round += 1) {
        const answer = await alice.publish(`note ${round}`, [`SIP-If-Match: ${tag}`]);
        if (statusOf(answer) !== 200) throw new Error(`refused: ${answer.firstLine}`);
        acknowledged = round;
        tag = field(answer, "sip-etag");
      }
    })().catch(() => {});
    await delay(1500);
    await office.kill("SIGKILL");
    isRunning = false;
    expect(acknowledged).toBeGreaterThan(10);
    const heardBefore = bob.notifies.map((notify) => Number(field(notify, "cseq").split(" ")[0]));
    await office.start();
    await load;

    // The publication that was acknowledged last is there, or the one that was on its way when the lightning struck.
    const again = new Phone(await tcpLink(office.sipPort), "alice", samplePassword);
    await bob.untilNotified(({ body }) => /note \d+/.test(body), 40_000);
    const watcher = new Phone(await tcpLink(office.sipPort), "carol", samplePassword);
    await watcher.subscribe("alice", ["Expires: 0"]);
    const state = await watcher.untilNotified(({ body }) => /note \d+/.test(body));
    expect(Number(/note (\d+)/.exec(state.body)?.[1])).toBeGreaterThanOrEqual(acknowledged);

    // Bob's phone did nothing and hears the next change; its sequence numbers went on.
    await again.publish("after the storm");
    await bob.untilNotified(({ body }) => body.includes("after the storm"));
    const heard = bob.notifies.map((notify) => Number(field(notify, "cseq").split(" ")[0]));
    expect(heard.slice(heardBefore.length).every((number) => number > Math.max(...heardBefore))).toBe(true);

    // Carol's browser comes back and goes on with the dialog it had.
    const back = new Phone(
      await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`),
      "carol",
      samplePassword,
    );
    expect(statusOf(await back.resubscribe(accepted, 50))).toBe(200);
    await back.untilNotified(({ body }) => body.includes("after the storm"));

    const registered = await bob.register();
    expect(registered.headers.get("contact")).toHaveLength(1);
    bobLink.close();
  } finally {
    await office.close();
  }
});

test("SYS-009 PRV-056 what a user leaves behind is nobody's after kill -9, least of all somebody's of the same name", async () => {
  const office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
  const run = (args: readonly string[], input = ""): string =>
    execFileSync(process.execPath, [main, ...args], { env: office.environment, encoding: "utf8", input });
  try {
    const [aliceLink, bobLink] = [await udpLink(office.sipPort), await udpLink(office.sipPort)];
    const alice = new Phone(aliceLink, "alice", samplePassword);
    const bob = new Phone(bobLink, "bob", samplePassword);
    expect(statusOf(await alice.publish("alice of old"))).toBe(200);
    expect(statusOf(await alice.register(["Expires: 600"]))).toBe(200);
    expect(statusOf(await alice.subscribe("bob"))).toBe(200);
    await alice.untilNotified(() => true);
    // It is gone from the accounts and nothing else has followed: so it is when the lightning strikes in between.
    await office.kill("SIGKILL");
    run(["user", "delete", "sip:alice@office.test"]);
    run(["user", "add", "sip:alice@office.test", "--password-stdin"], `${samplePassword}\n`);
    const heard = alice.notifies.length;
    await office.start();

    expect(statusOf(await bob.publish("bob says"))).toBe(200);
    await bob.subscribe("alice", ["Expires: 0"]);
    const state = await bob.untilNotified(() => true);
    expect(state.body).not.toContain("alice of old");
    const anew = new Phone(await tcpLink(office.sipPort), "alice", samplePassword);
    const registered = await anew.register([]);
    expect(registered.headers.get("contact")).toHaveLength(1);
    expect(alice.notifies).toHaveLength(heard);
    aliceLink.close();
    bobLink.close();
  } finally {
    await office.close();
  }
});
