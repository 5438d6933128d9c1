import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { Office, samplePassword } from "./support/office";
import { OfficePhones } from "./support/office-phones";
import { type OperatorApi, operatorApi } from "./support/operator-api";
import type { Phone } from "./support/phone";
import { field, type Message, statusOf } from "./support/sip-message";
import { XcapUser } from "./support/xcap";

const USAGE = "test.office.presence-profile";
const TYPE = "application/presence-profile+xml";
const ALICE = "sip:alice@office.test";
const EVENT = 'ua-profile;profile-type=user;vendor="phone.example";model="Z100";version="1.2.3"';
const DEVICE = "urn:uuid:f81d4fae-7ced-11d0-a765-00a0c91e6bf6";

let office: Office;
let send: OperatorApi;
const phones = new OfficePhones();

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_XCAP_ROOT: "http://127.0.0.1:1/xcap-root" });
  send = operatorApi(office);
});
test.afterAll(() => office.close());
test.afterEach(() => phones.hangUp());

const ask = (phone: Phone, event: string, uri = ALICE, accept = TYPE): Promise<Message> =>
  phone.request("SUBSCRIBE", {
    uri,
    callId: `profile-${Math.random()}`,
    cseq: 1,
    headers: [`Event: ${event}`, `Accept: ${accept}`],
  });

const throttleIn = (notify: Message): string | undefined =>
  /<pktcPRSSourceThrottlePublish>(\d+)</.exec(notify.body)?.[1];

const parametersOf = (document: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...document.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name, text]) => [
      name,
      (text ?? "").replaceAll("&lt;", "<").replaceAll("&gt;", ">"),
    ]),
  );

const isProfile = (notify: Message): boolean => field(notify, "event").startsWith("ua-profile");

for (const transport of ["ws", "tcp", "udp"] as const) {
  test(`FLW-027 PRV-005 PRV-020 PRV-029 XDM-082 F23 over ${transport}: subscribed, changed by an operator, told, kept to, read by XCAP`, async () => {
    await send("DELETE", `/profile?layer=user&aor=${ALICE}`);
    const phone = await phones.phone(office, "alice", transport);
    const accepted = await ask(phone, EVENT);
    expect([statusOf(accepted), field(accepted, "expires")]).toEqual([200, "86400"]);
    const first = await phone.untilLatest(isProfile);
    expect([field(first, "content-type"), throttleIn(first)]).toEqual([TYPE, "0"]);
    expect(statusOf(await ask(phone, "ua-profile;profile-type=application"))).toBe(404);
    expect(statusOf(await ask(phone, EVENT, "sip:bob@office.test"))).toBe(403);

    const values = { pktcPRSSourceThrottlePublish: "3600", effectiveBy: "0" };
    expect((await send("PUT", "/profile", { layer: "user", aor: ALICE, values })).status).toBe(200);
    const changed = await phone.untilLatest((notify) => isProfile(notify) && throttleIn(notify) === "3600");
    expect(field(changed, "event")).toBe("ua-profile;effective-by=0");

    const publish = (tag?: string): Promise<Message> =>
      phone.request("PUBLISH", {
        body: `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${ALICE}"><note>${Math.random()}</note></presence>`,
        contentType: "application/pidf+xml",
        headers: ["Event: presence", ...(tag === undefined ? [] : [`SIP-If-Match: ${tag}`])],
      });
    const published = await publish();
    expect(statusOf(published)).toBe(200);
    const early = await publish(field(published, "sip-etag"));
    expect(statusOf(early)).toBe(503);
    expect(Number(field(early, "retry-after"))).toBeGreaterThan(3500);

    const xcap = new XcapUser(office.httpPort, "alice", samplePassword);
    for (const document of ["index", "effective"]) {
      const read = await xcap.get(`/xcap-root/${USAGE}/users/${ALICE}/${document}`);
      expect([read.status, read.headers["content-type"]]).toEqual([200, TYPE]);
      expect(read.etag).not.toBe("");
      expect(read.text).toContain("<pktcPRSSourceThrottlePublish>3600<");
    }
    const refused = await xcap.put(`/xcap-root/${USAGE}/users/${ALICE}/index`, TYPE, "<x/>");
    expect(refused.status).toBe(403);
  });
}

test("PRV-003 what is out of range is refused with its name and its range, and nothing is changed", async () => {
  const selector = encodeURIComponent(`${USAGE}/global/index`);
  const text =
    '<presence-profile xmlns="urn:x-presence-profile:1"><outboundFlows>3</outboundFlows></presence-profile>';
  const answer = await send("PUT", `/documents/${selector}`, { text });
  expect(answer.status).toBe(409);
  expect(((await answer.json()) as { reason: string }).reason).toContain(
    "outboundFlows: must be a whole number from 1 to 2",
  );
});

/** Each with a value that no layer above has. */
const EVERY_PARAMETER = {
  pktcPRSCClientObjDataLimit: "4096",
  pktcPRSCContentServerURI: "https://content.office.test/objects",
  pktcPRSSourceThrottlePublish: "7",
  pktcPRSMaxNumberOfPresenceSubscriptions: "11",
  pktcPRSMaxNumberOfSubscriptionsInPresenceList: "13",
  serviceUriTemplate: "sip:<xui>;list=<id>",
  rlsUri: "sip:lists@office.test",
  name: "Office presence",
  providerId: "office.test",
  toAppRef: "IMS",
  toNapId: "lan wlan",
  xcapRoot: "https://xcap.office.test/xcap-root",
  sipWsUris: "wss://sip.office.test/sip wss://sip2.office.test/sip",
  outboundFlows: "2",
  registerExpires: "1800",
  subscribeExpires: "1200",
  publishExpires: "900",
  keepAliveInterval: "45",
  notifyMaxRate: "0.5",
  partialNotify: "false",
  conditionalNotify: "false",
  lists: "false",
  filters: "false",
  anonymousAllowed: "false",
  emptyState: "closed",
  defaultSubHandling: "polite-block",
  effectiveBy: "60",
};

test("SYS-016 every parameter that a device needs comes by SIP and by XCAP", async () => {
  const aor = "sip:bob@office.test";
  expect((await send("PUT", "/profile", { layer: "user", aor, values: EVERY_PARAMETER })).status).toBe(200);
  const bob = await phones.phone(office, "bob", "tcp");
  expect(statusOf(await ask(bob, EVENT, aor))).toBe(200);
  const byXcap = await new XcapUser(office.httpPort, "bob", samplePassword).get(
    `/xcap-root/${USAGE}/users/${aor}/effective`,
  );
  for (const document of [(await bob.untilLatest(isProfile)).body, byXcap.text])
    expect(parametersOf(document)).toEqual(EVERY_PARAMETER);
});

test("PRV-021 PRV-024 a device by its instance, and where its profile is, after kill -9 too", async () => {
  await send("PUT", "/profile", {
    layer: "device",
    aor: ALICE,
    name: DEVICE,
    values: { keepAliveInterval: "90" },
  });
  const phone = await phones.phone(office, "alice", "tcp");
  const uri = "sip:urn%3auuid%3af81d4fae-7ced-11d0-a765-00a0c91e6bf6@office.test";
  const event = 'ua-profile;profile-type="device";vendor=v;model=m;version=1';
  expect(statusOf(await ask(phone, event, uri))).toBe(200);
  const told = await phone.untilLatest((notify) => notify.body.includes("<keepAliveInterval>90<"));
  expect(field(told, "content-type")).toBe(TYPE);
  const other = await phones.phone(office, "bob", "tcp");
  expect(statusOf(await ask(other, event, uri))).toBe(403);

  await office.restart();
  const back = await phones.phone(office, "alice", "ws");
  expect(statusOf(await ask(back, event, uri, "message/external-body"))).toBe(200);
  const reference = await back.untilLatest(isProfile);
  expect(field(reference, "content-type")).toContain(`/${USAGE}/users/${ALICE}/effective/${DEVICE}"`);
  expect(reference.body).toMatch(/Content-ID: <[0-9a-f]{32}@office\.test>/);
  const asked = await send("GET", `/users/${ALICE}/profile?device=${DEVICE}`);
  const { fetches } = (await asked.json()) as { fetches: { kind: string; form: string; current: boolean }[] };
  expect(fetches).toEqual(
    expect.arrayContaining([expect.objectContaining({ kind: "device", form: "reference", current: true })]),
  );
});

test("PRV-028 the studio: defaults are changed by keyboard, a user shows what is in force and why, and who was told", async ({
  browser,
}) => {
  test.slow();
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await admin.go("provisioning");
  await page.getByLabel("Connections at a time").fill("9");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByText("It must be a whole number from 1 to 2.")).toBeVisible();
  await page.getByLabel("Connections at a time").fill("2");
  await page.getByLabel("Connections at a time").press("Enter");
  await expect(page.getByText("Saved. Clients are told at once.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("tab", { name: "Groups" }).press("Enter");
  await page.getByRole("button", { name: "New group" }).press("Enter");
  const named = page.getByRole("dialog", { name: "New group" });
  await named.getByLabel("Short name").fill("sales");
  await named.getByLabel("Short name").press("Enter");
  await page.getByLabel("Members", { exact: true }).fill("carol@office.test");
  await page.getByLabel("Lists in place of single subscriptions").selectOption("false");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByRole("table", { name: "Groups" }).getByRole("row", { name: /sales/ })).toContainText(
    "1",
  );
  await expectAccessible(page);

  const phone = await phones.phone(office, "carol", "ws");
  expect(statusOf(await ask(phone, EVENT, "sip:carol@office.test"))).toBe(200);
  await phone.untilLatest((notify) => notify.body.includes("<lists>false</lists>"));
  await page.goto(`${office.url}/console/provisioning?show=users&user=sip:carol@office.test`);
  const force = page.getByRole("table", { name: "Values in force" });
  await expect(force.getByRole("row", { name: /Lists in place/ })).toContainText("the group sales");
  await expect(force.getByRole("row", { name: /Connections at a time/ })).toContainText("everybody");
  const told = page.getByRole("table", { name: "Clients that were told" });
  await expect(told.getByRole("row", { name: /phone\.example Z100/ })).toContainText("yes");
  await page.getByLabel("Form", { exact: true }).selectOption("clientProvisioning");
  await expect(page.getByRole("region", { name: "Document", exact: true })).toContainText("ap0009");
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("PRV-028 what is typed stays when somebody else saves the profile meanwhile; both are kept", async ({
  browser,
}) => {
  const bob = "sip:bob@office.test";
  const store = (values: Record<string, string>) =>
    send("PUT", "/profile", { layer: "user", aor: bob, values });
  await store({ outboundFlows: "1" });
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/provisioning?show=users&user=${bob}`);
  const flows = page.getByLabel("Connections at a time");
  await expect(flows).toHaveValue("1");
  await page.getByLabel("Registrations last").fill("1200");
  await store({ outboundFlows: "2" });
  await expect(flows).toHaveValue("2");
  await expect(page.getByLabel("Registrations last")).toHaveValue("1200");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. Clients are told at once.")).toBeVisible();
  const stored = await send("GET", `/profile?layer=user&aor=${bob}`);
  expect(await stored.json()).toMatchObject({ values: { outboundFlows: "2", registerExpires: "1200" } });
  await admin.close();
});

test("a set-up link: made with a QR code, opened once in German, spent, and one that is revoked", async ({
  browser,
}) => {
  test.slow();
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/provisioning?show=links`);
  const make = async (): Promise<string> => {
    await page.getByRole("button", { name: "Create link" }).press("Enter");
    const form = page.getByRole("dialog", { name: "Create a set-up link" });
    await form.getByLabel("User").fill("dave@office.test");
    await form.getByRole("button", { name: "Create link" }).press("Enter");
    const made = page.getByRole("dialog", { name: "The link is created" });
    await expect(made.getByRole("img", { name: "QR code of the set-up link" })).toBeVisible();
    await expectAccessible(page);
    const url = await made.locator("code").innerText();
    await made.getByRole("button", { name: "Done" }).press("Enter");
    return url;
  };
  const url = await make();

  const phone = await browser.newContext({ locale: "de-DE", viewport: { width: 360, height: 740 } });
  const setup = await phone.newPage();
  await setup.goto(url);
  await expect(setup.getByRole("heading", { name: "Telefon einrichten" })).toBeVisible();
  await expectAccessible(setup);
  await setup.getByRole("button", { name: "Einstellungen zeigen" }).press("Enter");
  await expect(setup.locator("#address")).toHaveText("sip:dave@office.test");
  await expect(setup.locator("#password")).toHaveText(/^[a-z2-9]{20}$/);
  await expectAccessible(setup);
  await expectNoSidewaysScroll(setup);
  await setup.goto(url);
  await setup.reload();
  await setup.getByRole("button", { name: "Einstellungen zeigen" }).press("Enter");
  await expect(setup.getByRole("alert")).toContainText("schon benutzt");
  await phone.close();

  await make();
  const table = page.getByRole("table", { name: "Set-up links" });
  await expect(table.getByRole("row", { name: /used/ })).toHaveCount(1);
  await table.getByRole("button", { name: "Revoke" }).first().press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Revoke the link" }).press("Enter");
  await expect(table.getByRole("row", { name: /revoked/ })).toHaveCount(1);
  await expectAccessible(page);
  expect(admin.complaints).toEqual([]);
  await admin.close();
});
