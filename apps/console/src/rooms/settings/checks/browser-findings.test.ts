import { expect, test } from "vitest";
import { say } from "../../../words/testing/english";
import { type BrowserFacts, browserFindings } from "./browser-findings";

const good: BrowserFacts = {
  endpoints: { webSocket: true, handshakeCredentials: false, allowedOrigins: [] },
  probe: { kind: "answered", roundTripMs: 3.4 },
  page: { origin: "https://office.example", hostname: "office.example" },
  clockAheadMs: 40,
};

const found = (change: Partial<BrowserFacts>, id: string) =>
  browserFindings({ ...good, ...change }, say).find((check) => check.id === `browser-${id}`);

test("all is well", () => {
  expect(browserFindings(good, say).map(({ status, remedy }) => [status, remedy])).toEqual(
    Array.from({ length: 4 }, () => ["pass", null]),
  );
});

test.each([
  ["refused", "fail", /https:\/\/office\.example under webSocket\.allowedOrigins/],
  ["silent", "fail", /proxies and firewalls/],
] as const)("a WebSocket that is %s", (kind, status, remedy) => {
  const check = found({ probe: { kind } }, "websocket");
  expect(check?.status).toBe(status);
  expect(check?.remedy).toMatch(remedy);
});

test("a WebSocket that was not tried, because it is off or asks for credentials", () => {
  const endpoints = { ...good.endpoints, webSocket: false };
  expect(found({ endpoints, probe: undefined }, "websocket")?.detail).toBe("It is switched off.");
  const asks = { ...good.endpoints, handshakeCredentials: true };
  expect(found({ endpoints: asks, probe: undefined }, "websocket")?.status).toBe("warn");
});

test("no certificate is a warning, except on the same computer", () => {
  const http = { origin: "http://192.0.2.1:8080", hostname: "192.0.2.1" };
  expect(found({ page: http }, "certificate")?.status).toBe("warn");
  const own = { origin: "http://127.0.0.1:8080", hostname: "127.0.0.1" };
  expect(found({ page: own }, "certificate")?.status).toBe("pass");
});

test("origins: every one is a warning, some are named", () => {
  const allow = (...allowedOrigins: string[]) => ({ endpoints: { ...good.endpoints, allowedOrigins } });
  expect(found(allow("*"), "origin")?.status).toBe("warn");
  expect(found(allow("https://phone.example"), "origin")?.detail).toContain("https://phone.example");
});

test.each([
  [31_000, "31 s ahead of"],
  [-90_000, "90 s behind"],
])("a clock that is off by %i ms", (clockAheadMs, words) => {
  const check = found({ clockAheadMs }, "clock");
  expect([check?.status, check?.detail]).toEqual(["warn", expect.stringContaining(words)]);
});
