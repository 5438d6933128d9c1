import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { freePort } from "../testing/free-port";
import { openSipHost, type SipHost } from "../testing/sip-host";
import { TestAuthority } from "../testing/test-authority";
import { testConfig } from "../testing/test-config";
import { checkSipTls, checkTrustAnchors } from "./tls-checks";

let host: SipHost | undefined;

afterEach(async () => {
  await host?.close();
  host = undefined;
});

async function tlsConfig() {
  const authority = await TestAuthority.create();
  return testConfig({
    ...(await authority.issue({ uris: ["sip:office.test"] })),
    PORCHLIGHT_TLS_CA: authority.file,
    PORCHLIGHT_SIP_TLS_PORT: String(await freePort()),
  });
}

describe("SIP over TLS", () => {
  test("is well when the port shows the certificate", async () => {
    const config = await tlsConfig();
    host = await openSipHost(config);
    expect(await checkSipTls(config, config.sipTlsPort)).toMatchObject({ status: "pass" });
  });

  test("is not when it shows another, or nobody answers", async () => {
    const [config, other] = [await tlsConfig(), await tlsConfig()];
    host = await openSipHost(config);
    expect(await checkSipTls(other, config.sipTlsPort)).toMatchObject({
      status: "fail",
      detail: { text: expect.stringContaining("another certificate") },
    });
    expect(await checkSipTls(other, other.sipTlsPort)).toMatchObject({ status: "fail" });
  });

  test("may be off", async () => {
    expect(await checkSipTls(testConfig(), 0)).toMatchObject({ status: "pass" });
  });
});

describe("authorities believed", () => {
  test("the well-known ones alone, or those of the file besides", async () => {
    expect(await checkTrustAnchors(testConfig())).toMatchObject({ status: "pass" });
    const config = await tlsConfig();
    expect(await checkTrustAnchors(config)).toMatchObject({
      status: "pass",
      detail: { text: expect.stringContaining("1 of") },
    });
  });

  test("one that has ended is a warning that names it", async () => {
    const authority = await TestAuthority.create();
    const { cert } = await authority.issuePems({
      commonName: "old one",
      validTo: new Date(1_600_000_000_000),
    });
    writeFileSync(authority.file, `${readFileSync(authority.file, "utf8")}\n${cert}`);
    const config = testConfig({ PORCHLIGHT_TLS_CA: authority.file });
    expect(await checkTrustAnchors(config)).toMatchObject({
      status: "warn",
      detail: { text: expect.stringContaining("old one") },
    });
  });

  test("a file without certificates is a problem that a start would have, too", async () => {
    const { PORCHLIGHT_TLS_KEY } = await (await TestAuthority.create()).issue({});
    const config = testConfig({ PORCHLIGHT_TLS_CA: PORCHLIGHT_TLS_KEY });
    expect(await checkTrustAnchors(config)).toMatchObject({ status: "fail" });
  });
});
