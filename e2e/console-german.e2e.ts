import { once } from "node:events";
import { connect } from "node:net";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { ConsolePage } from "./support/console-page";
import { Office, samplePassword } from "./support/office";
import { operatorApi } from "./support/operator-api";
import { RULES_TYPE, rule, ruleset, rulesUrl } from "./support/presence-rules";
import { XcapUser } from "./support/xcap";

let office: Office;

test.beforeAll(async () => {
  office = await Office.open();
});
test.afterAll(() => office.close());

const german = (browser: Browser): Promise<ConsolePage> =>
  ConsolePage.signIn(browser, office, { locale: "de-DE" });

const open = (page: Page, path: string) => page.goto(`${office.url}/console/${path}`);

async function decide(user: string, ...rules: readonly string[]): Promise<void> {
  const answer = await new XcapUser(office.httpPort, user, samplePassword).put(
    rulesUrl(user),
    RULES_TYPE,
    ruleset(...rules),
  );
  expect([200, 201]).toContain(answer.status);
}

test("what the doctor finds is said in German", async ({ browser }) => {
  const admin = await german(browser);
  const { page } = admin;
  await open(page, "settings?tab=checks");
  for (const text of [
    "Datenverzeichnis",
    "Passwörter des ersten Starts",
    "Zertifizierungsstellen, denen geglaubt wird",
    /^Sie antwortet; \d+ Konten\.$/,
    "Keines ist eingerichtet; nur dieser Rechner kann sich verbinden.",
    "Alle sind lesbar.",
    "Der Server sagt, dass er bereit ist.",
    /^Ein Handshake und ein Lebenszeichen dauerten \d+ ms\.$/,
  ]) {
    await expect(page.getByText(text).first()).toBeVisible();
  }
  await admin.close();
});

test("POL-091 why a watcher sees what it sees is said in German, rule by rule", async ({ browser }) => {
  await decide("alice", rule("bob", "allow"), rule("carol", "block"));
  const admin = await german(browser);
  const { page } = admin;
  await open(page, "presence/as-seen?of=sip:alice@office.test&by=sip:bob@office.test");
  await expect(
    page.getByText(
      "Hat kein Abonnement. sip:bob@office.test darf sip:alice@office.test beobachten, weil Regel bob (nennt sip:bob@office.test) „Zulassen“ sagt.",
    ),
  ).toBeVisible();
  await expect(page.getByText("nennt den Beobachter nicht")).toBeVisible();
  await open(page, "presence/as-seen?of=sip:bob@office.test&by=sip:eve@elsewhere.test");
  await expect(
    page.getByText(/weil es kein Regeldokument gibt und für andere Beobachter ohne Regeln/),
  ).toBeVisible();
  await admin.close();
});

test("POL-038 odd rules, and a text that is none, are told in German", async ({ browser }) => {
  await decide(
    "carol",
    rule("bob", "block").replace('id="bob"', 'id="hide"'),
    rule("bob", "allow").replace('id="bob"', 'id="show"'),
  );
  const admin = await german(browser);
  const { page } = admin;
  await open(page, "rules/edit?of=sip:carol@office.test&tab=xml");
  await expect(
    page.getByText(
      "Regel hide blockiert sip:bob@office.test, doch Regel show lässt zu, und Zulassen gewinnt.",
    ),
  ).toBeVisible();
  const xml = page.getByLabel("Regeln als XML");
  await xml.fill('<ruleset xmlns="urn:ietf:params:xml:ns:common-policy"><rule></ruleset>');
  await expect(page.getByText(/End-Tag ohne sein Start-Tag/)).toBeVisible();
  await xml.fill(
    '<ruleset xmlns="urn:ietf:params:xml:ns:common-policy"><rule id="a"><shoes/></rule></ruleset>',
  );
  await expect(page.getByText(/<shoes> gehört nicht in <rule>/)).toBeVisible();
  await admin.close();
});

test("RLS-006 odd lists, reasons of XCAP, and what breaks a schema, are told in German", async ({
  browser,
}) => {
  const admin = await german(browser);
  const { page } = admin;
  await open(page, "lists/edit?of=sip:bob@office.test&tab=lists-xml");
  const xml = page.getByLabel("Listen als XML");
  const lists = (inner: string) =>
    `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="a">${inner}</list></resource-lists>`;
  await xml.fill(lists('<entry uri="sip:carol@office.test"/><entry uri="sip:carol@office.test"/>'));
  await expect(page.getByText(/enthält zweimal, was nur einmal vorkommen darf/)).toBeVisible();
  await xml.fill(lists('<entry uri="sip:carol@office.test"/><entri uri="sip:dave@office.test"/>'));
  await expect(
    page.getByText(/Zeile 1: <entri> wird hier nicht erwartet, sondern ein Element/),
  ).toBeVisible();
  await xml.fill(lists("<entry/>"));
  await expect(page.getByText(/Zeile 1: <entry> ohne uri/)).toBeVisible();
  await xml.fill(
    lists('<entry uri="sip:carol@office.test"/><entry uri="tel:+49301234"/><entry-ref ref="x"/>'),
  );
  await page
    .getByRole("tab", { name: /^Listen/ })
    .first()
    .click();
  await expect(
    page.getByText("tel:+49301234 ist keine Adresse, die sich beobachten lässt: Sie wird ausgelassen."),
  ).toBeVisible();
  await admin.close();
});

test("what is wrong with rows of an import is told in German", async ({ browser }) => {
  const admin = await german(browser);
  const { page } = admin;
  await open(page, "users/import");
  await page
    .getByRole("textbox", { name: "Zeilen" })
    .fill(
      "aor,password,displayName\nalice@office.test,lamplight-1,A\nx@elsewhere.test,lamplight-1,X\ny@office.test,kurz,Y\n",
    );
  await page.getByRole("button", { name: "Zeilen prüfen" }).click();
  for (const text of [
    "sip:alice@office.test gibt es schon",
    "hat die Domain elsewhere.test, die hier nicht bedient wird",
    "ist kürzer als 8 Zeichen",
  ]) {
    await expect(page.getByText(text)).toBeVisible();
  }
  await admin.close();
});

test("what the server finds wrong is told beside the field in every dialog, and nothing typed is lost", async ({
  browser,
}) => {
  const admin = await german(browser);
  const { page } = admin;
  const dialog = page.getByRole("dialog");
  const nobody = /sip:zoe@office\.test ist kein Benutzer/;
  for (const [path, opener, submit] of [
    ["charging?show=quotas", /Einen Benutzer begrenzen/, "Gewähren"],
    ["agents?show=network", /Für einen Benutzer wählen/, "Wählen"],
    ["provisioning?show=links", "Link erstellen", "Link erstellen"],
    ["agents?show=calendars", "Kalender hinzufügen", "Kalender hinzufügen"],
  ] as const) {
    await test.step(path, async () => {
      await open(page, path);
      await page.getByRole("button", { name: opener }).click();
      const user = dialog.getByLabel("Benutzer", { exact: true });
      await dialog.getByRole("button", { name: submit }).click();
      await expect(user).toHaveAccessibleDescription(/Geben Sie eine Adresse ein/);
      await user.fill("zoe@office.test");
      const feed = dialog.getByLabel("Adresse des Feeds");
      if (await feed.isVisible()) await feed.fill("https://calendar.example.com/zoe.ics");
      await dialog.getByRole("button", { name: submit }).click();
      await expect(user).toHaveAccessibleDescription(nobody);
      await expect(user).toHaveValue("zoe@office.test");
      await page.route("**/api/v1/**", (route) => route.abort());
      await dialog.getByRole("button", { name: submit }).click();
      await expect(dialog.getByText("Der Server ist nicht erreichbar")).toBeVisible();
      await expect(user).toHaveValue("zoe@office.test");
      await page.unroute("**/api/v1/**");
    });
  }
  await open(page, "trace");
  await page.getByLabel("Benutzer", { exact: true }).fill("zoe@office test");
  await page.getByRole("button", { name: "Starten" }).click();
  await expect(page.getByLabel("Benutzer", { exact: true })).toHaveAccessibleDescription(
    /ist keine Adresse wie|hat eine Domain, die kein Hostname ist/i,
  );
  await admin.close();
});

test("what is wrong with a message, who did what, and with which values, is told in German", async ({
  browser,
}) => {
  const api = operatorApi(office);
  const odd = connect(office.sipPort, "127.0.0.1");
  await once(odd, "connect");
  await api("POST", "/users", { aor: "sip:hall@office.test", kind: "resource", password: "lamplight-1" });
  await api("PATCH", "/users/sip:hall@office.test", { services: { publish: false } });
  await api("POST", "/bans", { network: "192.0.2.0/24", seconds: null, reason: "true" });
  const scope = { reach: { kind: "domains", domains: ["office.test"] } };
  await api("POST", "/agent-tokens", { agent: "door", scope, expiresInSeconds: 3600 });
  await api("POST", "/peers/nowhere.invalid/test");
  const { items } = await (await api("GET", "/connections")).json();
  const { id: connection } = items.find((each: { remotePort: number }) => each.remotePort === odd.localPort);
  const trace = await api("POST", "/traces", { target: { kind: "connection", connection }, seconds: 60 });
  const { id } = await trace.json();
  odd.write(
    "MESSAGE sip:a@office.test SIP/2.0\r\nVia: SIP/2.0/TCP a;branch=z9hG4bKa\r\nContent-Length: 0\r\n\r\n",
  );
  await once(odd, "data");

  const admin = await german(browser);
  const { page } = admin;
  await open(page, `trace?trace=${id}&open=1`);
  const message = page.getByRole("dialog");
  await expect(message.getByText("Was daran falsch ist")).toBeVisible();
  await expect(message.getByText("From fehlt", { exact: true })).toBeVisible();
  await open(page, "audit");
  const log = page.getByRole("list", { name: "Protokoll" });
  await expect(log.getByText(/^Kommandozeile/).first()).toBeVisible();
  await log.evaluate((list) => {
    for (const line of list.querySelectorAll("details")) line.open = true;
  });
  for (const text of ["Ressource", "auf Weiteres", "true", "ganze Domains", "nichts gesendet", "120"])
    await expect(log.getByText(text, { exact: true }).first()).toBeVisible();
  await expect(log.getByText(/^Andere beobachten, Ganze Listen beobachten/).first()).toBeVisible();
  odd.destroy();
  await admin.close();
});

test("why connections closed, and words of RPID, are told in German", async ({ browser }) => {
  const api = operatorApi(office);
  const at = (minutes: number) =>
    new Date(Date.now() + minutes * 60_000).toISOString().replace(/[-:]|\.\d+/g, "");
  const text = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:${at(-10)}\r\nDTEND:${at(60)}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
  const put = await api("PUT", "/users/sip:alice@office.test/calendars/work", { text });
  expect(put.status).toBe(200);
  const [broken, patient] = [connect(office.sipPort, "127.0.0.1"), connect(office.sipPort, "127.0.0.1")];
  broken.on("error", () => undefined).write("MESSAGE sip:a@office.test SIP/2.0\r\nTo: a\r\n\r\n");
  await once(broken, "close");
  patient.end();
  await once(patient, "close");

  const admin = await german(browser);
  const { page } = admin;
  await open(page, "connections?show=closed");
  await expect(page.getByText("Content-Length fehlt").first()).toBeVisible();
  await expect(page.getByText("von der Gegenstelle geschlossen").first()).toBeVisible();
  await open(page, "agents?show=calendars");
  await page.getByRole("row").filter({ hasText: "alice@office.test" }).click();
  await expect(page.getByText(/^Bei einem Termin bis/).first()).toBeVisible();
  await open(page, "presence?open=sip:alice@office.test&tab=composition");
  await expect(page.getByText("Bei einem Termin", { exact: true })).toBeVisible();
  await admin.close();
});
