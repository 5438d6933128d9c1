import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Identity } from "../auth/identity";
import { OfficeDouble } from "../testing/office-double";
import { LiveClient } from "./live-client";
import { LiveHub } from "./live-hub";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("the first change goes at once, those after it are merged for a moment", async () => {
  const office = new OfficeDouble();
  const sent: string[] = [];
  const output = { writableLength: 0, write: (text: string) => sent.push(text), end: () => {} };
  const hub = new LiveHub({
    events: office,
    documents: { watch: () => () => {} },
    counts: () => {
      throw new Error("nobody asked for counts");
    },
    stillValid: async () => true,
    moved: () => [],
  });
  const identity: Identity = {
    via: "token",
    name: "t",
    role: "support",
    tokenId: "1",
    expiresAt: undefined,
  };
  hub.add(new LiveClient(identity, new Set(["presentities"]), output));
  const changed = (presentity: string) => office.emit({ kind: "presentity-changed", presentity });
  const heard = () => sent.splice(0).map((text) => JSON.parse(text.slice("data: ".length)).ids);

  changed("sip:a@office.test");
  await vi.advanceTimersByTimeAsync(0);
  expect(heard()).toEqual([["sip:a@office.test"]]);
  changed("sip:b@office.test");
  await vi.advanceTimersByTimeAsync(25);
  changed("sip:c@office.test");
  await vi.advanceTimersByTimeAsync(24);
  expect(heard()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(heard()).toEqual([["sip:b@office.test", "sip:c@office.test"]]);
  hub.closeAll();
});
