import { type Browser, expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { type Link, webSocketLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";
import { RULES_TYPE, rule, ruleset, rulesUrl } from "./support/presence-rules";
import { statusOf } from "./support/sip-message";
import { XcapUser } from "./support/xcap";

let office: Office;
const links: Link[] = [];

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
});
test.afterAll(() => office.close());
test.afterEach(() => {
  for (const link of links.splice(0)) link.close();
});

async function phone(user: string): Promise<Phone> {
  const link = await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`);
  links.push(link);
  return new Phone(link, user, samplePassword);
}

/** Writes the rules of a user, as the user would. */
async function decide(user: string, ...rules: readonly string[]): Promise<void> {
  const xdmc = new XcapUser(office.httpPort, user, samplePassword);
  const { status } = await xdmc.put(rulesUrl(user), RULES_TYPE, ruleset(...rules));
  expect([200, 201]).toContain(status);
}

/** The console as somebody of another role sees it. */
async function signedInAs(browser: Browser, role: string): Promise<ConsolePage> {
  const owner = await ConsolePage.signIn(browser, office);
  const { secret } = await owner.page.evaluate(async (wanted) => {
    const answer = await fetch("/api/v1/tokens", {
      method: "POST",
      headers: { "content-type": "application/json", "x-porchlight-csrf": "1" },
      body: JSON.stringify({ label: wanted, role: wanted, expiresInSeconds: 3600 }),
    });
    return answer.json();
  }, role);
  await owner.page.setExtraHTTPHeaders({ authorization: `Bearer ${secret}` });
  return owner;
}

/** Nothing on the page breaks WCAG, in light and dark, and it fits a phone. */
async function expectGoodManners({ page }: ConsolePage): Promise<void> {
  for (const [width, scheme] of [
    [1280, "light"],
    [360, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

const presence = (aor: string, mood: string, note: string): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="${aor}"><tuple id="t1"><status><basic>open</basic></status></tuple><dm:person id="p1"><rpid:mood><rpid:${mood}/></rpid:mood><dm:note>${note}</dm:note></dm:person></presence>`;

const asSeen = (of: string, by: string): string =>
  `${office.url}/console/presence/as-seen?of=sip:${of}@office.test&by=sip:${by}@office.test`;

test("POL-091 what bob sees of alice: the rule that decides, what it withholds, and the change as she makes it", async ({
  browser,
}) => {
  const moodOnly =
    "<pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-mood>true</pr:provide-mood>";
  await decide("alice", rule("bob", "allow", moodOnly), rule("carol", "allow"));
  const [alice, bob] = [await phone("alice"), await phone("bob")];
  await alice.request("PUBLISH", {
    headers: ["Event: presence"],
    body: presence(alice.aor, "happy", "hidden from bob"),
  });
  expect(statusOf(await bob.subscribe("alice"))).toBe(200);
  const told = await bob.untilNotified(({ text }) => text.includes("happy"));
  expect(told.text).not.toContain("hidden from bob");

  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/presence?open=sip:alice@office.test`);
  await page.getByRole("link", { name: "What does X see?" }).click();
  await expect(page.getByLabel("Whose presence")).toHaveValue("alice@office.test");
  await page.getByLabel("Seen by").fill("bob@office.test");
  await page.keyboard.press("Enter");

  await expect(
    page.getByText(/^Subscribed, active, and was told last at .* sip:bob@office.test may watch/),
  ).toBeVisible();
  const rules = page.getByRole("list", { name: "Rules", exact: true });
  await expect(rules.getByRole("listitem").filter({ hasText: "carol" }).first()).toContainText(
    "Does not hold",
  );
  await expect(page.getByRole("row").filter({ hasText: "provide-mood" })).toContainText("bob");
  const whole = page.getByRole("region", { name: /^The whole document/ });
  await expect(whole.locator("del").filter({ hasText: "hidden from bob" })).toBeVisible();
  await expect(whole.locator("del").filter({ hasText: "happy" })).toHaveCount(0);
  const seen = page.getByRole("region", { name: "The document that the watcher gets" });
  await expect(seen).toContainText("happy");
  await expect(seen).not.toContainText("hidden from bob");
  await expectGoodManners(admin);

  const notifies = bob.notifies.length;
  await page.getByRole("button", { name: "Notify again" }).click();
  await expect.poll(() => bob.notifies.length).toBe(notifies + 1);

  await decide("alice", rule("bob", "polite-block"));
  await expect(page.getByText("The same as of somebody who never publishes.")).toBeVisible();
  await expect(seen).not.toContainText("happy");
  await decide("alice", rule("carol", "allow"));
  await expect(page.getByText(/sip:bob@office.test may not watch/)).toBeVisible();
  await expect(page.getByText("There is no content.")).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("SYS-018 support sees who decides what of whom, and not a word of what is published", async ({
  browser,
}) => {
  await decide("alice", rule("bob", "allow"));
  const alice = await phone("alice");
  await alice.publish("between you and me");
  const support = await signedInAs(browser, "support");
  await support.page.goto(asSeen("alice", "bob"));
  await expect(support.page.getByText(/sip:bob@office.test may watch sip:alice@office.test/)).toBeVisible();
  await expect(
    support.page.getByText("Your role sees that there is content, not what it says.").first(),
  ).toBeVisible();
  await expect(support.page.getByRole("row").filter({ hasText: "provide-all-attributes" })).toBeVisible();
  await expect(support.page.getByText("between you and me")).toHaveCount(0);
  expect(support.complaints).toEqual([]);
  await support.close();
});
