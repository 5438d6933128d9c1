import { execFile } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { WebSocket } from "ws";
import { tcpLink, webSocketLink, webSocketLinkOver } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { document, Phone } from "./support/phone";
import { type Message, statusOf } from "./support/sip-message";

const main = join(import.meta.dirname, "../apps/server/dist/main.js");

const run = promisify(execFile);

const cli = async (office: Office, ...argv: readonly string[]): Promise<string> =>
  (await run(process.execPath, [main, ...argv], { env: office.environment })).stdout;

/** What a command that fails says. */
const refusal = (office: Office, ...argv: readonly string[]): Promise<string> =>
  cli(office, ...argv).then(
    () => "done",
    (error: { readonly stderr?: string }) => String(error.stderr),
  );

const tells =
  (...parts: readonly string[]) =>
  ({ body }: Message): boolean =>
    parts.every((part) => body.includes(part));

const tellsNot =
  (part: string) =>
  ({ body }: Message): boolean =>
    body !== "" && !body.includes(part);

async function watch(office: Office, presentity: string): Promise<Phone> {
  const bob = new Phone(await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`), "bob", samplePassword);
  expect(statusOf(await bob.subscribe(presentity))).toBe(200);
  await bob.untilNotified(() => true);
  return bob;
}

test.describe("F21 the presence network agent", () => {
  const SETTINGS = {
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    PORCHLIGHT_AGENTS_NETWORK_PRESENCE: "on",
    PORCHLIGHT_AGENTS_NETWORK_TERMINATED_SECONDS: "2",
    PORCHLIGHT_WEB_SOCKET_PING_SECONDS: "2",
    PORCHLIGHT_WEB_SOCKET_PONG_SECONDS: "1",
  };
  const PHONE = "urn:uuid:11111111-2222-3333-4444-555555555555";
  const contactParameters = `;+sip.instance="<${PHONE}>"`;
  const attached = (network: string) => `<op:network id="${network}"><op:active/></op:network>`;
  const gone = (network: string) => `<op:network id="${network}"><op:terminated/></op:network>`;
  const register = (phone: Phone, ...headers: readonly string[]): Promise<Message> =>
    phone.request("REGISTER", { uri: "sip:office.test", to: `<${phone.aor}>`, contactParameters, headers });

  let office: Office;
  test.beforeEach(async () => {
    office = await Office.open(SETTINGS);
  });
  test.afterEach(() => office.close());

  test("COR-060 COR-062 FLW-024 PNA-1 PNA-2 PNA-3 registration, a silent and a lost connection, de-registration", async () => {
    test.slow();
    const bob = await watch(office, "alice");
    const socket = new WebSocket(`ws://127.0.0.1:${office.httpPort}/sip`, "sip", { autoPong: false });
    await once(socket, "open");
    const silent = new Phone(webSocketLinkOver(socket, "WS"), "alice", samplePassword);
    expect(statusOf(await register(silent))).toBe(200);
    const first = await bob.untilLatest(tells(attached("sip-ws"), PHONE, "<op:registration-state>active"));
    expect(first.body).not.toContain("<basic>");
    // The socket stands and answers no ping.
    await bob.untilLatest(tells(gone("sip-ws")), 20_000);
    await bob.untilLatest(tellsNot("<dm:device"), 20_000);

    const link = await tcpLink(office.sipPort);
    const desk = new Phone(link, "alice", samplePassword);
    await register(desk);
    await bob.untilLatest(tells(attached("sip-tcp")));
    const heard = bob.notifies.length;
    expect(statusOf(await register(desk, "Expires: 600"))).toBe(200);
    await register(desk, "Expires: 0");
    const ended = await bob.untilLatest(tells(gone("sip-tcp")));
    expect(ended.body).not.toContain("registration-state");
    expect(bob.notifies.indexOf(ended)).toBe(heard);
    await bob.untilLatest(tellsNot("<dm:device"), 20_000);

    const browser = await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`);
    await register(new Phone(browser, "alice", samplePassword));
    await bob.untilLatest(tells(attached("sip-ws")));
    browser.close();
    await bob.untilLatest(tells(gone("sip-ws")));
    link.close();
  });

  test("COR-061 COR-060 one user is left out by the command line, and kill -9 forgets neither that nor who is registered", async () => {
    test.slow();
    const bob = await watch(office, "alice");
    const desk = new Phone(await tcpLink(office.sipPort), "alice", samplePassword);
    await register(desk, "Expires: 600");
    await bob.untilLatest(tells(attached("sip-tcp")));
    await office.restart("SIGKILL");
    const again = await watch(office, "alice");
    await again.untilLatest(tells(attached("sip-tcp")));
    await cli(office, "user", "network", "alice@office.test", "off");
    await again.untilLatest(tellsNot("<dm:device"));
    await office.restart("SIGKILL");
    const last = await watch(office, "alice");
    expect(last.notifies.at(-1)?.body).not.toContain("<dm:device");
    await cli(office, "user", "network", "alice@office.test", "default");
    await last.untilLatest(tells(attached("sip-tcp")));
  });
});

test.describe("F21 presence external agents", () => {
  let office: Office;
  test.beforeAll(async () => {
    office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
  });
  test.afterAll(() => office.close());

  const tokenFor = async (...scope: readonly string[]): Promise<string> =>
    (await cli(office, "token", "create", "--agent", "door", "--expires", "1d", ...scope)).trim();

  const call = (token: string, method: string, path: string, init: RequestInit = {}) =>
    fetch(`${office.url}/api/pea/v1${path}`, {
      ...init,
      method,
      headers: { Authorization: `Bearer ${token}`, ...init.headers },
    });

  const SOURCE = "/presentities/sip:alice@office.test/sources/badge";
  const json = { "Content-Type": "application/json" };

  test("COR-063 FLW-025 PEA-1 what an agent says over HTTP is one more publication, over kill -9, until it is withdrawn", async () => {
    test.slow();
    const token = await tokenFor("--for", "office.test");
    const alice = new Phone(await tcpLink(office.sipPort), "alice", samplePassword);
    await alice.publish("at my desk");
    const bob = await watch(office, "alice");
    const body = JSON.stringify({ activities: ["meeting"], note: "in a meeting" });
    const put = await call(token, "PUT", SOURCE, { body, headers: { ...json, Expires: "600" } });
    expect(put.status).toBe(201);
    await bob.untilLatest(tells("in a meeting", "at my desk", "<rpid:meeting/>"));
    await office.restart("SIGKILL");
    const after = await watch(office, "alice");
    await after.untilLatest(tells("in a meeting", "at my desk"));
    const etag = put.headers.get("ETag") ?? "";
    const refreshed = await call(token, "POST", `${SOURCE}/refresh`, { headers: { "If-Match": etag } });
    expect(refreshed.status).toBe(200);
    const pidf = document("sip:alice@office.test", "by PIDF");
    const replaced = await call(token, "PUT", SOURCE, {
      body: pidf,
      headers: { "Content-Type": "application/pidf+xml" },
    });
    expect(replaced.status).toBe(200);
    await after.untilLatest(tells("by PIDF"));
    expect(await (await call(token, "GET", SOURCE)).text()).toBe(pidf);
    expect((await call(token, "DELETE", SOURCE)).status).toBe(204);
    await after.untilLatest(tellsNot("by PIDF"));
  });

  test("COR-063 FLW-025 PEA-2 unknown users, no right, bad input: refused, and the state is as it was", async () => {
    test.slow();
    const token = await tokenFor("--for", "alice@office.test");
    await call(token, "PUT", SOURCE, { body: '{"note":"as it was"}', headers: json });
    const status = async (path: string, body: string, headers: HeadersInit = json, by = token) =>
      (await call(by, "PUT", path, { body, headers })).status;
    const note = '{"note":"new"}';
    expect(await status("/presentities/bob@office.test/sources/badge", note)).toBe(403);
    expect(await status(SOURCE, note, json, "pla_0123456789abcdef0123456789abcdef")).toBe(401);
    const everybody = await tokenFor("--for", "all");
    expect(await status("/presentities/nobody@office.test/sources/badge", note, json, everybody)).toBe(404);
    expect(await status(SOURCE, JSON.stringify({ note: "x".repeat(1_048_576) }))).toBe(413);
    expect(await status(SOURCE, "{")).toBe(400);
    expect(await status(SOURCE, note, { ...json, "If-Match": '"stale"' })).toBe(412);
    expect(await status(SOURCE, note, { "Content-Type": "text/plain" })).toBe(415);
    const slow = await tokenFor("--for", "all", "--rate", "1");
    await call(slow, "GET", SOURCE);
    const limited = await call(slow, "GET", SOURCE);
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(await (await call(token, "GET", SOURCE)).text()).toContain("as it was");
  });

  test("COR-064 SYS-015 which server serves a presentity; the calls are in the published contract", async () => {
    test.slow();
    const token = await tokenFor("--for", "office.test");
    const located = await call(token, "GET", "/locate?uri=pres:alice@office.test");
    expect(await located.json()).toMatchObject({ location: "local", presentity: "sip:alice@office.test" });
    expect((await call(token, "GET", "/locate?uri=pres:nobody@office.test")).status).toBe(404);
    const contract = await (await fetch(`${office.url}/api/v1/openapi.json`)).json();
    expect(Object.keys(contract.paths)).toContain("/api/pea/v1/presentities/{aor}/sources/{source}");
  });
});

test.describe("F21 calendars", () => {
  /** An appointment that has begun and goes on for a while, and whatever else there is. */
  const calendar = (title: string, ...more: readonly string[]): string => {
    const stamp = (offset: number): string =>
      new Date(Date.now() + offset).toISOString().replace(/[-:]|\.\d+/g, "");
    return [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "BEGIN:VEVENT",
      "UID:now",
      `DTSTART:${stamp(-600_000)}`,
      `DTEND:${stamp(3_600_000)}`,
      `SUMMARY:${title}`,
      "ATTENDEE:mailto:bob@office.test",
      "END:VEVENT",
      ...more,
      "END:VCALENDAR",
      "",
    ].join("\r\n");
  };

  let office: Office;
  let feed: Server;
  let served: { status: number; body: string | Buffer } = { status: 404, body: "" };
  let feedUrl: string;

  test.beforeAll(async () => {
    feed = createServer((_, response) => response.writeHead(served.status).end(served.body));
    feed.listen(0, "127.0.0.1");
    await once(feed, "listening");
    feedUrl = `http://127.0.0.1:${(feed.address() as AddressInfo).port}/alice.ics`;
    office = await Office.open({
      PORCHLIGHT_CONSOLE: "off",
      PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
      PORCHLIGHT_AGENTS_CALENDAR_HTTP: "on",
      PORCHLIGHT_AGENTS_CALENDAR_PRIVATE_ADDRESSES: "on",
    });
  });
  test.afterAll(async () => {
    await office.close();
    feed.close();
  });

  test("FLW-025 PEA-1 a feed shows in presence, over kill -9 and over a feed that breaks, until it goes", async () => {
    test.slow();
    served = { status: 200, body: calendar("Budget") };
    const bob = await watch(office, "alice");
    const set = await cli(office, "calendar", "set", "alice@office.test", "--url", feedUrl);
    expect(set).toContain("The calendar calendar of sip:alice@office.test");
    const meeting = await bob.untilLatest(tells("<rpid:meeting/>"));
    expect(meeting.body).not.toContain("Budget");

    served = { status: 200, body: Buffer.alloc(10_485_760, 0x20) };
    expect(await cli(office, "calendar", "fetch", "alice@office.test")).toContain(
      "is longer than 2097152 octets",
    );
    served = { status: 500, body: "" };
    await office.restart("SIGKILL");
    const after = await watch(office, "alice");
    await after.untilLatest(tells("<rpid:meeting/>"));
    expect(await cli(office, "calendar", "fetch", "alice@office.test")).toContain("is answered with 500");
    expect(after.notifies.at(-1)?.body).toContain("<rpid:meeting/>");

    served = { status: 200, body: calendar("Budget").replace("UID:now", "UID:now\r\nSTATUS:CANCELLED") };
    await cli(office, "calendar", "fetch", "alice@office.test");
    await after.untilLatest(tellsNot("<rpid:meeting/>"));
    served = { status: 200, body: calendar("Budget") };
    await cli(office, "calendar", "fetch", "alice@office.test");
    await after.untilLatest(tells("<rpid:meeting/>"));
    await cli(office, "calendar", "delete", "alice@office.test");
    await after.untilLatest(tellsNot("<rpid:meeting/>"));
  });

  test("COR-063 an upload shows; a rule that nothing satisfies and 10 MB are refused, and the calendar is as it was", async () => {
    test.slow();
    const bob = await watch(office, "carol");
    const file = join(office.folder, "carol.ics");
    writeFileSync(file, calendar("Private talk"));
    await cli(office, "calendar", "set", "carol@office.test", "--file", file, "--titles");
    await bob.untilLatest(tells("<rpid:meeting/>", "Private talk"));
    const trap = ["BEGIN:VEVENT", "UID:trap", "DTSTART:20200101T000000Z", "DURATION:PT1H"];
    writeFileSync(file, calendar("Trap", ...trap, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "END:VEVENT"));
    const set = ["calendar", "set", "carol@office.test", "--file", file];
    expect(await refusal(office, ...set)).toMatch(/takes too long to read|asks for too much/);
    writeFileSync(file, Buffer.alloc(10_485_760, 0x20));
    expect(await refusal(office, ...set)).toContain("too large");
    expect(await cli(office, "calendar", "list", "carol@office.test")).toContain("meeting");
    expect(bob.notifies.at(-1)?.body).toContain("Private talk");
  });
});
