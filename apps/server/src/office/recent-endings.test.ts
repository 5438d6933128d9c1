import { type Instant, instant } from "@porchlight/kernel";
import { expect, test } from "vitest";
import { RecentEndings } from "./recent-endings";

const ended = (watcher: string, reason: string, change: "ended" | "started" = "ended") =>
  ({ kind: "subscription-changed", id: "1", presentity: "sip:a@x", watcher, change, reason }) as const;

test("the last ending of each watcher is remembered, and nothing else that happens", () => {
  let now: Instant = instant(1000);
  const endings = new RecentEndings(() => now);
  endings.note(ended("sip:b@x", "timeout"));
  endings.note(ended("sip:c@x", "", "started"));
  now = instant(2000);
  endings.note(ended("sip:b@x", "unsubscribed"));
  expect(endings.of("sip:a@x", "sip:b@x")).toEqual({ at: 2000, cause: "unsubscribed" });
  expect(endings.of("sip:a@x", "sip:c@x")).toBeUndefined();
});

test("the oldest make room", () => {
  const endings = new RecentEndings(() => instant(0));
  for (let index = 0; index < 10_001; index += 1) endings.note(ended(`sip:${index}@x`, "timeout"));
  expect(endings.of("sip:a@x", "sip:0@x")).toBeUndefined();
  expect(endings.of("sip:a@x", "sip:1@x")).toBeDefined();
});

test("PRV-056 what is remembered of an address that is gone is forgotten, on either side", () => {
  const endings = new RecentEndings(() => instant(0));
  for (const watcher of ["sip:b@x", "sip:bb@x", 'sip:"b@x']) endings.note(ended(watcher, "timeout"));
  endings.forget("sip:b@x");
  expect(endings.of("sip:a@x", "sip:b@x")).toBeUndefined();
  expect(endings.of("sip:a@x", "sip:bb@x")).toBeDefined();
  endings.forget("sip:a@x");
  expect(endings.of("sip:a@x", "sip:bb@x")).toBeUndefined();
});
