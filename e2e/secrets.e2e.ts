import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { adminPassword, Office, samplePassword } from "./support/office";
import { OfficePhones, transports } from "./support/office-phones";
import { Phone } from "./support/phone";
import { statusOf } from "./support/sip-message";
import { XcapUser } from "./support/xcap";

const WRONG = "wrong-but-somebody-typed-it";

const digestOf = (algorithm: "md5" | "sha256", password: string): string =>
  createHash(algorithm).update(`alice:office.test:${password}`).digest("hex");

test("PRV-055 whoever signs in, rightly or wrongly, over whatever: no secret is in the log, at its most talkative", async () => {
  const office = await Office.open({ PORCHLIGHT_LOG_LEVEL: "trace" });
  const phones = new OfficePhones();
  try {
    for (const transport of transports) {
      const alice = await phones.phone(office, "alice", transport);
      expect(statusOf(await alice.register())).toBe(200);
      const stranger = new Phone(alice.link, "alice", WRONG);
      expect(statusOf(await stranger.register())).toBe(401);
    }
    const list = "/xcap-root/resource-lists/users/sip:alice@office.test/index";
    const fetched = (password: string) => new XcapUser(office.httpPort, "alice", password).get(list);
    expect((await fetched(samplePassword)).status).toBe(200);
    expect((await fetched(WRONG)).status).toBe(401);
    const secrets = await signInAndOut(office);
    const written = office.output;
    expect(written).toContain("authentication");
    for (const secret of [
      ...secrets,
      WRONG,
      adminPassword,
      digestOf("md5", samplePassword),
      digestOf("sha256", samplePassword),
    ])
      expect(written.includes(secret), `${secret.slice(0, 12)}... was written down`).toBe(false);
    expect(written.includes(samplePassword)).toBe(false);
  } finally {
    phones.hangUp();
    await office.close();
  }
});

/** An operator signs in, wrongly at first, and makes a token; the secrets that came of it. */
async function signInAndOut(office: Office): Promise<readonly string[]> {
  const call = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${office.url}/api/v1${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Porchlight-CSRF": "1", ...headers },
      body: JSON.stringify(body),
    });
  expect((await call("/session", { username: "admin", password: WRONG })).status).toBe(401);
  const session = await call("/session", { username: "admin", password: adminPassword });
  expect(session.ok, await session.clone().text()).toBe(true);
  const cookies = session.headers.getSetCookie().map((each) => each.split(";", 1)[0] ?? "");
  const made = await call(
    "/tokens",
    { label: "secret", role: "operator", expiresInSeconds: 3600 },
    { Cookie: cookies.join("; ") },
  );
  const { secret } = (await made.json()) as { readonly secret: string };
  const answer = await fetch(`${office.url}/api/v1/users`, {
    headers: { Authorization: `Bearer ${secret}` },
  });
  expect(answer.status).toBe(200);
  return [secret, ...cookies.map((each) => each.slice(each.indexOf("=") + 1))];
}
