import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { tcpLink, udpLink, webSocketLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { operatorApi } from "./support/operator-api";
import { Phone } from "./support/phone";
import { statusOf } from "./support/sip-message";

let office: Office;
test.beforeEach(async () => {
  office = await Office.open();
});
test.afterEach(() => office.close());

const mayConnect = (): Promise<boolean> =>
  webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`).then(
    (link) => {
      link.close();
      return true;
    },
    () => false,
  );

test("row 14: an address is banned by keyboard, over all transports and a restart, and let in again", async ({
  browser,
}) => {
  test.slow();
  const link = await tcpLink(office.sipPort);
  const phone = new Phone(link, "bob", samplePassword);
  expect(statusOf(await phone.register())).toBe(200);
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await admin.go("connections");
  await page.getByText(`127.0.0.1:${link.localPort}`).click();
  const drawer = page.getByRole("dialog", { name: /^Connection \d+$/ });
  await drawer.getByRole("button", { name: "Ban its address…" }).press("Enter");
  const form = page.getByRole("dialog", { name: "Ban an address" });
  const network = form.getByLabel("Address or network");
  await expect(network).toHaveValue("127.0.0.1");
  await network.fill("nowhere");
  await form.getByRole("button", { name: "Ban", exact: true }).press("Enter");
  await expect(form.getByRole("alert")).toContainText("Is neither an address such as");
  await network.fill("127.0.0.1");
  await form.getByLabel("Reason").fill("<b>guesses</b> passwords");
  await expectAccessible(page);
  await form.getByRole("button", { name: "Ban", exact: true }).press("Enter");
  await expect(page.getByText("127.0.0.1 is banned.")).toBeVisible();

  await expect.poll(mayConnect).toBe(false);
  const silent = new Phone(await udpLink(office.sipPort), "bob", samplePassword);
  const answer = silent.register().then(statusOf, () => 0);
  expect(await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 1000, "silence"))])).toBe(
    "silence",
  );
  await office.restart();
  expect(await mayConnect()).toBe(false);

  await admin.go("connections");
  await page.getByRole("tab", { name: "Banned" }).click();
  await expect(page.getByText("<b>guesses</b> passwords")).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByText("<b>guesses</b> passwords").click();
  const lift = page.getByRole("dialog", { name: "Lift the ban of 127.0.0.1?" });
  await lift.getByRole("button", { name: "Lift the ban" }).press("Enter");
  await expect(page.getByText("127.0.0.1 is let in again.")).toBeVisible();
  await expect(page.getByText("Nobody is banned")).toBeVisible();
  expect(await mayConnect()).toBe(true);
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("row 23: what the audit log tells is taken back, unless it was changed since", async ({ browser }) => {
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  const renamed = await operatorApi(office)("PATCH", "/users/bob@office.test", { displayName: "Robert" });
  expect(renamed.status).toBe(200);
  await admin.go("audit");
  const line = page.getByRole("listitem").filter({ hasText: "changed bob" });
  const changes = line.first().locator("summary");
  await changes.press("Enter");
  await expect(line.first()).toContainText("Robert");
  await expectAccessible(page);
  await line.first().getByRole("button", { name: "Take back" }).press("Enter");
  await expect(page.getByText("It is taken back.")).toBeVisible();
  await expect(line).toHaveCount(2);
  await admin.go("users");
  await expect(page.getByText("Robert")).toHaveCount(0);

  await admin.go("audit");
  await line.last().locator("summary").press("Enter");
  await line.last().getByRole("button", { name: "Take back" }).press("Enter");
  await expect(page.getByText(/^It has been changed since/)).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});
