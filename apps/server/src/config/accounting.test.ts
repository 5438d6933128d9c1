import { expect, test } from "vitest";
import { effectiveConfig } from "./effective-config";
import { loadConfig } from "./load-config";

const loaded = (environment: Record<string, string>) =>
  loadConfig({ PORCHLIGHT_DATA_DIR: "/nowhere", ...environment });

const sentence = (environment: Record<string, string>): string => {
  const result = loaded(environment);
  return result.ok ? "" : result.error.map((problem) => problem.sentence).join(" ");
};

test("PRV-040 PRV-045 records are on, those of NOTIFYs off, unless they are set", () => {
  expect(loaded({})).toMatchObject({
    value: {
      accounting: { records: true, notify: false, notifySample: 1, retentionDays: 90, credit: "off" },
    },
  });
  expect(
    loaded({ PORCHLIGHT_ACCOUNTING_NOTIFY: "on", PORCHLIGHT_ACCOUNTING_CREDIT_STATUS: "402" }),
  ).toMatchObject({
    value: { accounting: { notify: true, creditStatus: 402 } },
  });
});

test("PRV-050 PRV-062 Diameter without TLS only by switch", () => {
  const peers = { PORCHLIGHT_ACCOUNTING_DIAMETER_PEERS: "aaa://cdf.example.com" };
  expect(sentence(peers)).toBe(
    "accounting.diameterPlain must be on for aaa://cdf.example.com: Diameter without TLS.",
  );
  expect(sentence({ ...peers, PORCHLIGHT_ACCOUNTING_DIAMETER_PLAIN: "on" })).toBe("");
  expect(sentence({ PORCHLIGHT_ACCOUNTING_DIAMETER_PEERS: "aaas://cdf.example.com:5658" })).toBe("");
});

test("PRV-050 records are pushed without TLS only by switch, or within the host", () => {
  const push = (url: string) => ({
    PORCHLIGHT_ACCOUNTING_PUSH_URL: url,
    PORCHLIGHT_ACCOUNTING_SECRET: "sixteen letters!",
  });
  expect(sentence(push("http://billing.example.com/records"))).toBe(
    "accounting.pushPlain must be on for http://billing.example.com: records without TLS.",
  );
  expect(sentence(push("http://127.0.0.1.example.com/"))).toContain("accounting.pushPlain");
  expect(
    sentence({ ...push("http://billing.example.com/records"), PORCHLIGHT_ACCOUNTING_PUSH_PLAIN: "on" }),
  ).toBe("");
  for (const url of [
    "https://billing.example.com/",
    "http://localhost:9/",
    "http://127.0.0.1:9/",
    "http://[::1]:9/",
  ])
    expect(sentence(push(url))).toBe("");
});

test.each([
  "cdf.example.com",
  "aaa://",
  "aaa://x:99999",
  "aaa://x;transport=sctp",
  "aaas://x;protocol=radius",
])("%s is no Diameter peer", (peer) => {
  expect(sentence({ PORCHLIGHT_ACCOUNTING_DIAMETER_PEERS: peer })).toContain("must be a Diameter URI");
});

test("what is pushed is signed, and the secret is not shown", () => {
  const push = { PORCHLIGHT_ACCOUNTING_PUSH_URL: "https://billing.example.com/records" };
  expect(sentence(push)).toContain("accountingSecret must be set");
  const config = loaded({ ...push, PORCHLIGHT_ACCOUNTING_SECRET: "sixteen letters!" });
  if (!config.ok) throw new Error("not loaded");
  expect(JSON.stringify(effectiveConfig(config.value, true))).not.toContain("sixteen letters!");
});

test("credit by Diameter needs somebody to ask", () => {
  expect(sentence({ PORCHLIGHT_ACCOUNTING_CREDIT: "diameter" })).toContain(
    "accounting.creditPeers must name a peer",
  );
});
