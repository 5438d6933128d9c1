import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessibility";
import { tcpLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { type OperatorApi, operatorApi } from "./support/operator-api";
import { Phone } from "./support/phone";
import { everything } from "./support/presence-rules";
import { field, type Message, statusOf } from "./support/sip-message";

const main = join(import.meta.dirname, "../apps/server/dist/main.js");
const run = promisify(execFile);

const PEOPLE = ["alice", "carol"] as const;

let office: Office;
let site: Server;
let origin: string;
let html = "";
let api: OperatorApi;
let secret: string;

const cli = async (...argv: readonly string[]): Promise<string> =>
  (await run(process.execPath, [main, ...argv], { env: office.environment })).stdout.trim();

/** What alice's rules do with watchers nobody knows. */
async function toEverybody(handling: "allow" | "block" | "polite-block"): Promise<void> {
  const selector = encodeURIComponent(
    "org.openmobilealliance.pres-rules/users/sip:alice@office.test/pres-rules",
  );
  const shown = handling === "allow" ? everything : "";
  const text = `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules" xmlns:oc="urn:oma:xml:xdm:common-policy"><cr:rule id="web"><cr:conditions><oc:anonymous-request/></cr:conditions><cr:actions><pr:sub-handling>${handling}</pr:sub-handling></cr:actions><cr:transformations>${shown}</cr:transformations></cr:rule></cr:ruleset>`;
  expect((await api("PUT", `/documents/${selector}`, { text })).status).toBe(200);
}

/** A page of somebody else, under a policy as strict as it can be. */
const pageWith = (badges: string, language = "en"): string =>
  `<!doctype html><html lang="${language}"><head><title>Our team</title><style nonce="page">html { color-scheme: light dark; background: light-dark(#fff, #0c1322); color: light-dark(#17213a, #e7ecf5); }</style><script async src="${office.url}/badge/porchlight-presence.js"></script></head><body><main><h1>Our team</h1>${badges}</main></body></html>`;

const badgeOf = (user: string, token = secret): string =>
  `<p id="${user}">${user}: <porchlight-presence presentity="${user}@office.test" token="${token}"><span>call us</span></porchlight-presence></p>`;

test.beforeAll(async () => {
  site = createServer((_, response) =>
    response
      .writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": `default-src 'none'; script-src ${office.url}; connect-src ${office.url}; style-src 'nonce-page'; require-trusted-types-for 'script'`,
      })
      .end(html),
  );
  site.listen(0, "127.0.0.1");
  await once(site, "listening");
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
  api = operatorApi(office);
});

test.afterAll(async () => {
  await office.close();
  site.close();
});

test.beforeEach(async () => {
  const presentities = PEOPLE.map((user) => `sip:${user}@office.test`);
  const wish = { label: "our team", scope: { presentities, origins: [origin] }, expiresInSeconds: 3600 };
  const created = await api("POST", "/watcher-tokens", wish);
  expect(created.status).toBe(201);
  ({ secret } = await created.json());
});

class Visitor {
  readonly complaints: string[] = [];

  constructor(readonly page: Page) {
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      if (/Content Security Policy|TrustedHTML/i.test(message.text())) this.complaints.push(message.text());
    });
  }

  async open(text: string): Promise<void> {
    html = text;
    await this.page.goto(origin);
  }

  badge(user: string) {
    return this.page.locator(`#${user} porchlight-presence`);
  }

  status(user: string) {
    return this.badge(user).getByRole("status");
  }

  mark(user: string) {
    return this.badge(user).locator("[part=mark]");
  }

  fallback(user: string) {
    return this.badge(user).getByText("call us", { exact: true });
  }
}

async function withdraw(phone: Phone, published: Message): Promise<void> {
  const headers = ["Event: presence", `SIP-If-Match: ${field(published, "sip-etag")}`, "Expires: 0"];
  expect(statusOf(await phone.request("PUBLISH", { headers }))).toBe(200);
}

async function phoneOf(user: string): Promise<Phone> {
  return new Phone(await tcpLink(office.sipPort), user, samplePassword);
}

test("COR-075 a page of another origin shows alice live, as far as her rules let it", async ({ page }) => {
  test.slow();
  const phone = await phoneOf("alice");
  const published = await phone.publish("in the &lt;b>garden&lt;/b>");
  expect(statusOf(published)).toBe(200);
  await toEverybody("allow");
  const visitor = new Visitor(page);
  await visitor.open(pageWith(PEOPLE.map((user) => badgeOf(user)).join("")));
  await expect(visitor.status("alice")).toHaveText("Available in the <b>garden</b>");
  await expect(visitor.mark("alice")).toBeVisible();
  await expect(visitor.fallback("alice")).toBeHidden();
  // Carol shows nothing to strangers.
  await expect(visitor.fallback("carol")).toBeVisible();
  await expect(visitor.status("carol")).toHaveText("");
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);

  const changed = await phone.publish("out", [`SIP-If-Match: ${field(published, "sip-etag")}`]);
  await expect(visitor.status("alice")).toHaveText("Available out");
  await toEverybody("polite-block");
  await expect(visitor.status("alice")).toHaveText("Offline");
  await toEverybody("allow");
  await expect(visitor.status("alice")).toHaveText("Available out");
  await withdraw(phone, changed);
  await expect(visitor.status("alice")).toHaveText("Offline");
  await toEverybody("block");
  await expect(visitor.fallback("alice")).toBeVisible();
  expect(visitor.complaints).toEqual([]);
});

test("COR-075 ten badges of a page share one connection; the language is that of the page", async ({
  page,
}) => {
  const phone = await phoneOf("alice");
  const published = await phone.publish("da");
  await toEverybody("allow");
  const visitor = new Visitor(page);
  const twice = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(() => badgeOf("alice").replace(' id="alice"', "")).join("");
  let streams = 0;
  page.on("request", (request) => {
    if (request.method() === "GET" && request.url().includes("/events/v1/")) streams += 1;
  });
  await visitor.open(pageWith(badgeOf("alice") + twice, "de-CH"));
  await expect(page.getByRole("status").filter({ hasText: "Verfügbar" })).toHaveCount(10);
  expect(streams).toBe(1);
  await visitor.badge("alice").evaluate((badge) => badge.setAttribute("lang", "en"));
  await expect(visitor.status("alice")).toHaveText("Available da");
  await expect(page.getByRole("status").filter({ hasText: "Verfügbar" })).toHaveCount(9);
  await expect(visitor.status("alice").locator("..")).toHaveAttribute("lang", "en");
  await withdraw(phone, published);
});

test("COR-075 the page comes back by itself after a restart, and shows what it showed until then", async ({
  page,
}) => {
  test.slow();
  const phone = await phoneOf("alice");
  const published = await phone.publish("here", ["Expires: 600"]);
  await toEverybody("allow");
  const visitor = new Visitor(page);
  await visitor.open(pageWith(badgeOf("alice")));
  await expect(visitor.status("alice")).toHaveText("Available here");
  await office.kill("SIGKILL");
  await expect(visitor.badge("alice").locator("[data-stale]")).toHaveCount(1);
  await expect(visitor.status("alice")).toHaveText("Available here");
  await office.start();
  await expect(visitor.badge("alice").locator("[data-stale]")).toHaveCount(0, { timeout: 30_000 });
  await withdraw(await phoneOf("alice"), published);
  await expect(visitor.status("alice")).toHaveText("Offline");
});

test("COR-075 a token that is revoked, or is for other pages, shows nothing and says why", async ({
  page,
}) => {
  await toEverybody("allow");
  const visitor = new Visitor(page);
  const warnings: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "warning") warnings.push(message.text());
  });
  await visitor.open(pageWith(badgeOf("alice")));
  await expect(visitor.mark("alice")).toBeVisible();
  const { items } = (await (await api("GET", "/watcher-tokens")).json()) as {
    items: readonly { id: string; openStreams: number }[];
  };
  expect(items[0]?.openStreams).toBe(1);
  expect((await api("DELETE", `/watcher-tokens/${items[0]?.id}`)).status).toBe(204);
  await expect(visitor.fallback("alice")).toBeVisible();
  await expect.poll(() => warnings.join()).toContain("401 Not signed in");

  const argv = ["token", "create", "--watcher", "anonymous", "--for", "all", "--expires", "1d"];
  const others = await cli(...argv, "--origins", "https://www.example.com");
  await visitor.open(pageWith(badgeOf("alice", others)));
  await expect(visitor.fallback("alice")).toBeVisible();
  await expect.poll(() => warnings.join()).toContain("403 Pages of this origin may not use the token Origin");
});

test("COR-075 a page with nothing but EventSource is told, comes back after a restart, and is told what changed alone", async ({
  page,
}) => {
  test.slow();
  const phone = await phoneOf("alice");
  const published = await phone.publish("before", ["Expires: 600"]);
  await toEverybody("allow");
  html = pageWith("");
  await page.goto(origin);
  const query = new URLSearchParams([
    ["uri", "sip:alice@office.test"],
    ["uri", "sip:carol@office.test"],
    ["access_token", secret],
  ]);
  await page.evaluate((url) => {
    const told: string[] = [];
    Object.assign(window, { told });
    new EventSource(url).addEventListener("presence", ({ data }) => {
      const { state, note, reason } = JSON.parse(data);
      told.push(`${state} ${note ?? reason}`);
    });
  }, `${office.url}/events/v1/presence?${query}`);
  const told = () => page.evaluate(() => Reflect.get(window, "told"));
  await expect.poll(told).toEqual(["active before", "ended unavailable"]);
  await office.restart("SIGTERM");
  const again = await phoneOf("alice");
  await again.publish("after", [`SIP-If-Match: ${field(published, "sip-etag")}`]);
  await expect
    .poll(told, { timeout: 30_000 })
    .toEqual(["active before", "ended unavailable", "active after"]);
});
