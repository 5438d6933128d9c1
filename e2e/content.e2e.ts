import { expect, test } from "@playwright/test";
import { Office, samplePassword } from "./support/office";
import { OfficePhones, transports } from "./support/office-phones";
import { RULES_TYPE, rule, ruleset, rulesUrl } from "./support/presence-rules";
import {
  PIXEL,
  publishWithPart,
  reference,
  sha1,
  subscribeToParts,
  toldReference,
  withIcon,
} from "./support/related";
import { field, statusOf } from "./support/sip-message";
import { XcapUser } from "./support/xcap";

const phones = new OfficePhones();
test.afterEach(() => phones.hangUp());

const ALICE = "sip:alice@office.test";
const ICON = `/content/${ALICE}/icon`;
const noIcon =
  "<pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-services><pr:all-services/></pr:provide-services><pr:provide-note>true</pr:provide-note>";

test.describe("the sample office", () => {
  let office: Office;
  const user = (name: string) => new XcapUser(office.httpPort, name, samplePassword);
  test.beforeAll(async () => {
    office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
  });
  test.afterAll(() => office.close());

  for (const transport of transports) {
    test(`FLW-023 PRV-030 PRV-032 PRS-120 F20 an icon goes to the content server, its reference to watchers (${transport})`, async () => {
      const stored = await user("alice").request("PUT", ICON, { body: PIXEL, type: "image/png" });
      expect([200, 201]).toContain(stored.status);
      const { url, octets, sha1: hash } = JSON.parse(stored.text);
      expect([octets, hash]).toEqual([PIXEL.length, sha1(PIXEL)]);

      const alice = await phones.phone(office, "alice", transport);
      const note = `with icon ${transport}`;
      const document = withIcon(ALICE, "cid:icon@desk", note);
      const published = await publishWithPart(alice, document, reference(url, PIXEL));
      expect(statusOf(published)).toBe(200);

      const bob = await phones.phone(office, "bob", transport);
      expect(statusOf(await subscribeToParts(bob, "alice"))).toBe(200);
      const told = toldReference(await bob.untilNotified(({ body }) => body.includes(note)));
      expect(told).toMatchObject({ isRelated: true, url, size: PIXEL.length, hash, disposition: "icon" });
      expect(told?.contentId).toBe(told?.cid);
      expect(told?.expiration).toMatch(/ GMT$/);

      const carol = await phones.phone(office, "carol", transport);
      await carol.subscribe("alice");
      const plain = await carol.untilNotified(({ body }) => body.includes(note));
      expect(field(plain, "content-type")).toBe("application/pidf+xml");
      expect(plain.body).not.toContain("status-icon");

      const read = await user("bob").request("GET", new URL(told?.url ?? "").pathname);
      expect([read.status, sha1(read.body)]).toEqual([200, told?.hash]);
      const removed = await alice.request("PUBLISH", {
        headers: ["Event: presence", `SIP-If-Match: ${field(published, "sip-etag")}`, "Expires: 0"],
      });
      expect(statusOf(removed)).toBe(200);
      expect((await user("bob").request("GET", ICON)).status).toBe(403);
    });
  }

  test("FLW-023 POL-063 PRV-032 who is not shown the icon does not get it, and does not learn whether there is one", async () => {
    await user("alice").request("PUT", ICON, { body: PIXEL, type: "image/png" });
    const alice = await phones.phone(office, "alice", "ws");
    const document = withIcon(ALICE, `${office.url}${ICON}`, "by URL");
    const published = await alice.request("PUBLISH", { headers: ["Event: presence"], body: document });
    expect(statusOf(published)).toBe(200);
    const read = async (name: string, path = ICON) => {
      const { status, text } = await user(name).request("GET", path);
      return [status, status === 200 ? "" : JSON.parse(text).type];
    };
    expect(await read("bob")).toEqual([200, ""]);
    for (const rules of [
      ruleset(rule("bob", "allow", noIcon)),
      ruleset(rule("bob", "block")),
      ruleset(rule("bob", "polite-block")),
    ]) {
      const written = await user("alice").request("PUT", rulesUrl("alice"), {
        body: rules,
        type: RULES_TYPE,
      });
      expect([200, 201]).toContain(written.status);
      expect(await read("bob"), rules).toEqual([403, "/problems/content-forbidden"]);
      expect(await read("bob", `${ICON}-none`)).toEqual([403, "/problems/content-forbidden"]);
      expect(await read("carol")).toEqual([403, "/problems/content-forbidden"]);
    }
    expect(await read("alice")).toEqual([200, ""]);
    await user("alice").request("DELETE", rulesUrl("alice"));
    expect(await read("bob")).toEqual([200, ""]);
    await alice.request("PUBLISH", {
      headers: ["Event: presence", `SIP-If-Match: ${field(published, "sip-etag")}`, "Expires: 0"],
    });
  });

  test("PRV-033 bad input: an image that lies about its type is 415, and the object is as it was", async () => {
    await user("alice").request("PUT", ICON, { body: PIXEL, type: "image/png" });
    const lie = await user("alice").request("PUT", ICON, {
      body: "GIF89a-demo-object-bytes",
      type: "image/png",
    });
    expect([lie.status, lie.headers["content-type"]]).toEqual([
      415,
      "application/problem+json; charset=utf-8",
    ]);
    expect(JSON.parse(lie.text)).toMatchObject({
      type: "/problems/content-type-refused",
      reason: "The object says it is image/png; by its octets it is image/gif.",
    });
    const now = await user("alice").request("GET", ICON);
    expect([now.status, sha1(now.body)]).toEqual([200, sha1(PIXEL)]);
  });

  test("PRV-035 PRV-038 what browsers get: ranges, 304, sizes, and nothing that runs", async () => {
    await user("alice").request("PUT", ICON, { body: PIXEL, type: "image/png" });
    const whole = await user("alice").request("GET", ICON);
    expect(whole.headers["x-content-type-options"]).toBe("nosniff");
    expect(whole.headers["content-security-policy"]).toContain("sandbox");
    const part = await user("alice").request("GET", ICON, { headers: { Range: "bytes=0-3" } });
    expect([part.status, part.body.equals(PIXEL.subarray(0, 4))]).toEqual([206, true]);
    expect(
      (await user("alice").request("GET", ICON, { headers: { "If-None-Match": whole.etag } })).status,
    ).toBe(304);
    const small = await user("alice").request("GET", `${ICON}?size=96`);
    expect([small.status, small.headers["content-type"]]).toEqual([200, "image/png"]);
  });
});

test("PRV-030 FLW-023 after kill -9 every object that got a 2xx is there, whole, and the reference to it too", async () => {
  test.slow();
  const office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
  try {
    const alice = new XcapUser(office.httpPort, "alice", samplePassword);
    const stored: string[] = [];
    const note = (number: number) => `${number} `.repeat(20_000).slice(0, 100_000);
    let isRunning = true;
    const load = (async () => {
      for (let number = 0; isRunning; number += 1) {
        const path = `/content/${ALICE}/note${number % 60}`;
        const answer = await alice.request("PUT", path, { body: note(number), type: "text/plain" });
        if (answer.status < 300) stored[number % 60] = note(number);
      }
    })().catch(() => {});
    const phone = await phones.phone(office, "alice", "tcp");
    const document = withIcon(ALICE, "cid:icon@desk", "kept");
    const url = `${office.url}${ICON}`;
    expect(statusOf(await publishWithPart(phone, document, reference(url, PIXEL)))).toBe(200);
    await expect.poll(() => stored.length).toBeGreaterThan(20);
    await office.kill("SIGKILL");
    isRunning = false;
    await load;
    await office.start();
    const list = JSON.parse((await alice.request("GET", `/content/${ALICE}`)).text);
    expect(list.items.length).toBeGreaterThanOrEqual(stored.length);
    for (const number of stored.keys()) {
      const read = await alice.request("GET", `/content/${ALICE}/note${number}`);
      const written = Number(/^\d+/.exec(read.text)?.[0]);
      expect([read.status, read.text === note(written)], `note${number}`).toEqual([200, true]);
    }
    const bob = await phones.phone(office, "bob", "tcp");
    await subscribeToParts(bob, "alice");
    const told = toldReference(await bob.untilNotified(({ body }) => body.includes("kept")));
    expect([told?.url, told?.hash]).toEqual([url, sha1(PIXEL)]);
  } finally {
    await office.close();
  }
});

test("PRS-127 PRV-039 where references are switched off: 415, Accept without message/external-body", async () => {
  const office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_CONTENT_INDIRECTION: "off" });
  try {
    const alice = await phones.phone(office, "alice", "ws");
    const document = withIcon(ALICE, "cid:icon@desk", "never");
    const refused = await publishWithPart(alice, document, reference(`${office.url}${ICON}`, PIXEL));
    expect(statusOf(refused)).toBe(415);
    expect(field(refused, "accept")).not.toContain("external-body");
  } finally {
    await office.close();
  }
});

test("PRS-122 PRV-034 limits as they are set: 413 for a large object inside PUBLISH, 410 after a lifetime", async () => {
  test.slow();
  const office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_CONTENT_DIRECT_BYTES: "0" });
  try {
    const phone = await phones.phone(office, "alice", "ws");
    const inside = `Content-Type: image/png\r\nContent-ID: <icon@desk>\r\nContent-Transfer-Encoding: base64\r\n\r\n${PIXEL.toString("base64")}`;
    const refused = await publishWithPart(phone, withIcon(ALICE, "cid:icon@desk", "never"), inside);
    expect(statusOf(refused)).toBe(413);
    const alice = new XcapUser(office.httpPort, "alice", samplePassword);
    await alice.request("PUT", ICON, { body: PIXEL, type: "image/png", headers: { "X-Lifetime": "1" } });
    await expect.poll(async () => (await alice.request("GET", ICON)).status).toBe(410);
  } finally {
    await office.close();
  }
});

test("PRS-123 PRV-031 a picture inside a PUBLISH is moved to the content server, and watchers are told where it is", async () => {
  const office = await Office.open({
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_CONTENT_ROOT: "http://office.test/content",
    PORCHLIGHT_CONTENT_OFFLOAD_BYTES: "16",
  });
  try {
    const alice = await phones.phone(office, "alice", "tcp");
    const inside = `Content-Type: image/png\r\nContent-ID: <icon@desk>\r\nContent-Transfer-Encoding: base64\r\n\r\n${PIXEL.toString("base64")}`;
    const document = withIcon(ALICE, "cid:icon@desk", "moved");
    expect(statusOf(await publishWithPart(alice, document, inside))).toBe(200);
    const bob = await phones.phone(office, "bob", "tcp");
    await subscribeToParts(bob, "alice");
    const told = toldReference(await bob.untilNotified(({ body }) => body.includes("moved")));
    expect(told).toMatchObject({ isRelated: true, size: PIXEL.length, hash: sha1(PIXEL) });
    expect(told?.contentId).toBe(told?.cid);
    const { pathname } = new URL(told?.url ?? "");
    const read = await new XcapUser(office.httpPort, "bob", samplePassword).get(pathname);
    expect([read.status, sha1(read.body)]).toEqual([200, sha1(PIXEL)]);
  } finally {
    await office.close();
  }
});
