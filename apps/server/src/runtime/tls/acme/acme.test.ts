import type { X509Certificate } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { connect } from "node:tls";
import { afterEach, expect, test } from "vitest";
import { createLogger } from "../../../log/logger";
import { type RunningOffice, startOffice } from "../../../office/office-server";
import { freePort } from "../../../testing/free-port";
import { hasPebble, startPebble } from "../../../testing/pebble";
import { TestAuthority } from "../../../testing/test-authority";
import { testConfig } from "../../../testing/test-config";

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(config: ReturnType<typeof testConfig>): Promise<RunningOffice> {
  const office = await startOffice(config, createLogger("silent"));
  closers.push(() => office.stop());
  return office;
}

const settings = (directory: string, ca: string, httpPort: number) => ({
  PORCHLIGHT_TLS: "acme",
  PORCHLIGHT_TLS_CA: ca,
  PORCHLIGHT_DOMAIN: "office.test",
  PORCHLIGHT_ADDITIONAL_DOMAINS: "branch.test",
  PORCHLIGHT_ACME_DIRECTORY: directory,
  PORCHLIGHT_ACME_CONTACT: "admin@office.test",
  PORCHLIGHT_ACME_TERMS_AGREED: "on",
  PORCHLIGHT_ACME_HTTP_PORT: String(httpPort),
});

function shownOn(port: number): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", rejectUnauthorized: false }, () => {
      const shown = socket.getPeerX509Certificate();
      socket.destroy();
      if (shown === undefined) reject(new Error("no certificate is shown"));
      else resolve(shown);
    });
    socket.once("error", reject);
  });
}

// Skipped where the package `pebble` is not installed; the test below needs nothing.
test.skipIf(!hasPebble)(
  "a certificate is had from a real ACME server, used at once, kept and used again",
  async () => {
    const authority = await TestAuthority.create();
    const [httpPort, sipTlsPort] = [await freePort(), await freePort()];
    const pebble = await startPebble(authority, httpPort, ["office.test", "branch.test"]);
    closers.push(pebble.stop);
    const config = testConfig({
      ...settings(pebble.directory, authority.file, httpPort),
      PORCHLIGHT_SIP_TLS_PORT: String(sipTlsPort),
    });
    const office = await start(config);
    let shown = await shownOn(sipTlsPort);
    expect(shown.subjectAltName).toContain("DNS:localhost");
    while (shown.subjectAltName?.includes("DNS:localhost")) {
      await pause(20);
      shown = await shownOn(sipTlsPort);
    }
    expect(shown.subjectAltName?.split(", ").sort()).toEqual(["DNS:branch.test", "DNS:office.test"]);
    expect((await shownOn(office.facts.httpPort)).fingerprint256).toBe(shown.fingerprint256);

    const [folder = ""] = readdirSync(join(config.dataDir, "acme"));
    for (const file of ["account-key.pem", "certificate.pem"])
      expect(statSync(join(config.dataDir, "acme", folder, file)).mode & 0o777).toBe(0o600);

    await pebble.stop();
    await office.stop();
    const again = await start(config);
    expect((await shownOn(again.facts.httpPort)).fingerprint256).toBe(shown.fingerprint256);
  },
  60_000,
);

test("an authority that cannot be reached keeps nothing from working", async () => {
  const authority = await TestAuthority.create();
  const [httpPort, nobody] = [await freePort(), await freePort()];
  const config = testConfig(settings(`https://localhost:${nobody}/dir`, authority.file, httpPort));
  const office = await start(config);
  expect((await fetch(`http://127.0.0.1:${office.facts.managementPort}/readyz`)).status).toBe(200);
  expect((await shownOn(office.facts.httpPort)).subjectAltName).toContain("DNS:office.test");

  const challenge = await fetch(`http://127.0.0.1:${httpPort}/.well-known/acme-challenge/x`);
  expect(challenge.status).toBe(404);
  const page = await fetch(`http://127.0.0.1:${httpPort}/watcher/?a=b`, { redirect: "manual" });
  expect(page.status).toBe(308);
  expect(page.headers.get("location")).toBe(`https://127.0.0.1:${office.facts.httpPort}/watcher/?a=b`);
});
