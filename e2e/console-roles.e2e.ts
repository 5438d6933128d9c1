import { expect, type Locator, type Page, test } from "@playwright/test";
import { ConsolePage, rooms } from "./support/console-page";
import { Office } from "./support/office";
import { OfficePhones } from "./support/office-phones";
import { operatorApi } from "./support/operator-api";
import { statusOf } from "./support/sip-message";

let office: Office;
const phones = new OfficePhones();

const ALICE = "sip:alice@office.test";

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_FEDERATION_PEERS: "away.test trusted tcp:127.0.0.1:9" });
  const api = operatorApi(office);
  const made = await Promise.all([
    api("PUT", "/users/carol@office.test/calendars/calendar", { text: EMPTY_CALENDAR }),
    api("PUT", "/users/carol@office.test/quotas/PUBLISH", { units: 10, reset: false }),
    api("PUT", "/content/sip:carol@office.test/note", { contentType: "text/plain", data: "YQ==" }),
    api("POST", "/traces", { target: { kind: "user", user: ALICE } }),
    api("POST", "/bans", { network: "198.51.100.0/24", seconds: null }),
    api("POST", "/tokens", { label: "billing", role: "auditor", expiresInSeconds: 3600 }),
    api("POST", "/agent-tokens", {
      agent: "door",
      scope: { reach: { kind: "all" } },
      expiresInSeconds: 3600,
    }),
    api("POST", "/setup-links", { aor: ALICE, label: "", givesPassword: false, expiresInSeconds: 3600 }),
  ]);
  expect(await Promise.all(made.map(async (each) => (each.ok ? "" : each.text())))).toEqual(
    made.map(() => ""),
  );
  const [alice, bob] = [await phones.phone(office, "alice", "ws"), await phones.phone(office, "bob", "tcp")];
  expect(statusOf(await alice.publish("in the garden"))).toBe(200);
  const event = ["Event: presence"];
  const watch = await bob.request("SUBSCRIBE", { uri: ALICE, cseq: 1, callId: "of-bob", headers: event });
  expect(statusOf(watch)).toBe(200);
  await expect.poll(async () => (await (await api("GET", "/accounting")).json()).count).toBeGreaterThan(0);
});
test.afterAll(async () => {
  phones.hangUp();
  await office.close();
});

const EMPTY_CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";

/** What can be pressed, written or downloaded, by its place; without tabs, filters, and what only copies or closes. */
type Offers = Readonly<Record<string, readonly string[]>>;

const PLAIN = /^(?:Copy|Close|Show whom it leads to)/;

const offersIn = (part: Locator): Promise<readonly string[]> =>
  part.evaluate((root) =>
    [...root.querySelectorAll<HTMLElement>("button, a[download], input, select, textarea")]
      .filter((each) => !each.matches(":disabled, [readonly], [aria-pressed], [role=tab], [type=search]"))
      .filter((each) => each.closest("[role=columnheader]") === null && each.checkVisibility())
      .map((each) => {
        const label =
          each instanceof HTMLInputElement || each instanceof HTMLSelectElement ? each.labels?.[0] : each;
        return (each.getAttribute("aria-label") ?? label?.textContent ?? "").trim();
      }),
  );

async function settled(page: Page): Promise<void> {
  await expect(page.locator("h1:not(.sr-only)")).toBeVisible();
  await expect(page.locator("[aria-busy=true], [role=status][aria-label]").first()).not.toBeAttached();
}

/** Whose rows tell all there is. */
const OPENS_NOTHING = ["connections: Recently closed"];

/** Whether another page, or the same with other filters, was opened and no drawer. */
function isPage(page: Page, before: string): boolean {
  const { href, searchParams } = new URL(page.url());
  return href !== before && !searchParams.has("open");
}

interface Walked {
  readonly rooms: readonly string[];
  /** Places of lists and tables that have something; the first row of a list was opened. */
  readonly rows: readonly string[];
  readonly offers: Offers;
}

/** Goes into every room of the rail, behind every tab, and to what the first row of a list opens. */
async function walk({ page }: ConsolePage): Promise<Walked> {
  const offers: Record<string, readonly string[]> = {};
  const rows: string[] = [];
  const look = async (place: string, part = page.locator("main")): Promise<void> => {
    await settled(page);
    const found = (await offersIn(part)).filter((name) => !PLAIN.test(name));
    if (found.length > 0) offers[place] = found;
  };
  const lookAt = async (place: string): Promise<void> => {
    await look(place);
    if (await page.locator("main tbody tr").first().isVisible()) rows.push(place);
    const row = page.locator("main [data-row='0']");
    if (OPENS_NOTHING.includes(place) || !(await row.isVisible())) return;
    const before = page.url();
    rows.push(place);
    await row.press("Enter");
    const dialog = page.getByRole("dialog");
    await expect.poll(async () => (await dialog.isVisible()) || isPage(page, before)).toBe(true);
    if (isPage(page, before)) {
      await look(`${place}, a row`);
      await page.goBack();
    } else {
      await look(`${place}, a row`, dialog);
      await page.keyboard.press("Escape");
    }
    await expect(dialog).toBeHidden();
  };
  const links = await page.getByRole("navigation").getByRole("link").all();
  const walked = await Promise.all(links.map((link) => link.getAttribute("href")));
  for (const link of links) {
    const path = (await link.getAttribute("href")) ?? "";
    const room = path.replace("/console", "").slice(1);
    await link.click();
    await page.waitForURL(({ pathname }) => pathname === path);
    await settled(page);
    // Those of the guide are phones.
    const tabs = room === "guide" ? [] : await page.getByRole("tab").all();
    if (tabs.length === 0) await lookAt(room);
    for (const tab of tabs) {
      await tab.click();
      await expect(tab).toHaveAttribute("aria-selected", "true");
      await lookAt(`${room}: ${await tab.textContent()}`);
    }
  }
  return { rooms: walked.map((path) => (path ?? "").replace("/console", "").slice(1)), rows, offers };
}

/** What who only reads can do: choose what to see, look after the own sign-in, have the server looked at. */
const READS: Offers = {
  "provisioning: Defaults": ["For"],
  "provisioning: Users and devices": ["User", "Show"],
  guide: ["Whose phone", "Transport", "Address of this server"],
  "settings: Second factor": ["Set it up…"],
  "settings: Checks": ["Run the checks again", "Run them from here again"],
};

/** Where there are lists and tables of which each has something, for support and for auditors. */
const ROWS: readonly (readonly [place: string, withheldFrom?: "support"])[] = [
  ["presence"],
  ["watchers"],
  ["lists"],
  ["rules"],
  ["documents"],
  ["content: Objects"],
  ["content: Usage by user"],
  ["agents: Calendars"],
  ["agents: Programs", "support"],
  ["users"],
  ["provisioning: Set-up links", "support"],
  ["connections: Open"],
  ["connections: Banned"],
  ["peers"],
  ["charging: Records", "support"],
  ["charging: Quotas"],
  ["settings: Tokens", "support"],
  ["settings: Operators", "support"],
];

interface Reader {
  readonly role: "support" | "auditor";
  readonly rooms: readonly string[];
  readonly offers: Offers;
  /** Addresses of what it does not see. */
  readonly withheld: readonly string[];
}

const readers: readonly Reader[] = [
  {
    role: "support",
    rooms: rooms.filter((room) => room !== "audit"),
    offers: READS,
    withheld: [
      "audit",
      "settings?tab=operators",
      "charging?show=records",
      "provisioning?show=links",
      "users/import",
    ],
  },
  {
    role: "auditor",
    rooms,
    offers: {
      ...READS,
      "content: Objects, a row": ["Download"],
      "charging: Records": ["CSV: Records", "JSON: Records"],
    },
    withheld: ["users/import"],
  },
];

for (const { role, rooms, offers, withheld } of readers) {
  test(`SYS-018 ${role}: every room opens, asks for nothing that is refused, and offers nothing that changes the office`, async ({
    browser,
  }) => {
    test.slow();
    const reader = await ConsolePage.signInWith(browser, office, role);
    const { page } = reader;
    const refused: string[] = [];
    page.on("response", (answer) => {
      if (answer.status() === 403) refused.push(answer.url());
    });
    await reader.go("");
    const walked = await walk(reader);
    expect(walked.rooms).toEqual(rooms);
    expect(walked.rows).toEqual(ROWS.filter(([, from]) => from !== role).map(([place]) => place));
    expect(walked.offers).toEqual(offers);
    for (const path of withheld) {
      await test.step(`/${path}`, async () => {
        await page.goto(`${office.url}/console/${path}`);
        await expect(page.getByText(/^Your role does not /)).toBeVisible();
        await expect(page.getByRole("link", { name: "Go to the overview" })).toBeVisible();
        expect(await offersIn(page.locator("main"))).toEqual([]);
      });
    }
    expect(refused).toEqual([]);
    expect(reader.complaints).toEqual([]);
    await reader.close();
  });
}
