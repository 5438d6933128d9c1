import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLogger } from "../log/logger";
import { type RunningOffice, startOffice } from "../office/office-server";
import { openOfficeStore } from "../office/office-store";
import { testConfig } from "../testing/test-config";

const config = testConfig({
  PORCHLIGHT_SAMPLE_PASSWORD: "a lamp at the door",
  PORCHLIGHT_CONTENT_TYPES: "text/plain",
});
const alice = "sip:alice@office.test";
let office: RunningOffice;

beforeEach(async () => {
  office = await startOffice(config, createLogger("silent"));
});
afterEach(() => office.stop());

/** As an operator of the command line would, for the owner's objects are its own business otherwise. */
const request = (method: string, path: string, body?: string) =>
  fetch(`http://127.0.0.1:${office.facts.httpPort}${path}`, {
    method,
    headers: { authorization: `Bearer ${token()}`, "content-type": "text/plain" },
    ...(body === undefined ? {} : { body }),
  });

const token = (): string => {
  const { token: secret } = JSON.parse(readFileSync(join(config.dataDir, "cli-token"), "utf8")) as {
    token: string;
  };
  return secret;
};

test("PRV-040 objects of the content server: stored, fetched, deleted; what is refused makes none", async () => {
  const path = `/content/${alice}/hello`;
  expect((await request("PUT", path, "hello")).status).toBe(201);
  expect((await request("GET", path)).status).toBe(200);
  expect((await request("PUT", path, "x".repeat(1_000_000))).status).toBe(413);
  expect((await request("DELETE", path)).status).toBe(204);
  await office.stop();
  const store = await openOfficeStore(config);
  const records = await store.records.after(0, { source: "content" }, 10);
  await store.close();
  expect(records.map(({ record }) => [record.method, record.action, record.status, record.called])).toEqual([
    ["PUT", "store", 201, alice],
    ["GET", "fetch", 200, alice],
    ["DELETE", "remove", 204, alice],
  ]);
  expect(records[0]?.record.body).toEqual({ type: "text/plain", octets: 5, disposition: "" });
});
