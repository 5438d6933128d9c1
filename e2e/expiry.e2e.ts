import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { Office } from "./support/office";
import { OfficePhones } from "./support/office-phones";
import type { Phone } from "./support/phone";
import { field, statusOf } from "./support/sip-message";

/** The shortest life that is granted, in milliseconds. */
const MINUTE = 60_000;

let office: Office;
let bob: Phone;
let carol: Phone;
let publishedAt: number;
const phones = new OfficePhones();

/** All that is to expire begins here, so that one minute is waited for all of it. */
test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
  carol = await phones.phone(office, "carol", "tcp");
  expect(statusOf(await carol.subscribe("bob", ["Expires: 60"]))).toBe(200);
  const alice = await phones.phone(office, "alice", "ws");
  bob = await phones.phone(office, "bob", "udp");
  await bob.subscribe("alice");
  await alice.publish("gone in a minute", ["Expires: 60"]);
  publishedAt = performance.now();
  await bob.untilNotified(({ body }) => body.includes("gone in a minute"));
});
test.afterAll(async () => {
  phones.hangUp();
  await office.close();
});

test("FLW-005 F5 what was published expires on time without any request", async () => {
  test.slow();
  await delay(publishedAt + MINUTE - 2000 - performance.now());
  expect(bob.notifies.at(-1)?.body).toContain("gone in a minute");
  const last = await bob.untilLatest(({ body }) => !body.includes("gone in a minute"), 6000);
  expect(last.body).toContain('entity="sip:alice@office.test"');
});

test("FLW-010 F9 PRS-036 the server ends a subscription: timeout when nobody refreshes it", async () => {
  test.slow();
  const last = await carol.untilNotified(
    (notify) => field(notify, "subscription-state").startsWith("terminated"),
    MINUTE + 5000,
  );
  expect(field(last, "subscription-state")).toBe("terminated;reason=timeout");
});
