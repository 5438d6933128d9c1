import { type Browser, type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { type Office, samplePassword } from "./office";

/** Somebody at the watcher page, in a browser of their own. */
export class WatcherPage {
  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
  ) {}

  /** Opens the page and fills the sign-in form in. */
  static async signIn(
    browser: Browser,
    office: Office,
    user: string,
    password = samplePassword,
  ): Promise<WatcherPage> {
    const context = await browser.newContext({ reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(`${office.url}/`);
    await page.getByTestId("sign-in-address").fill(user);
    await page.getByTestId("sign-in-password").fill(password);
    await page.getByTestId("sign-in-submit").click();
    return new WatcherPage(page, context);
  }

  /** Signed in and with the board in sight. */
  static async open(
    browser: Browser,
    office: Office,
    user: string,
    contacts: readonly string[],
  ): Promise<WatcherPage> {
    const watcher = await WatcherPage.signIn(browser, office, user);
    await expect(watcher.page.getByTestId("my-status")).toBeVisible();
    for (const contact of contacts) await watcher.addContact(contact);
    return watcher;
  }

  async addContact(user: string): Promise<void> {
    await this.page.getByTestId("add-first-contact").or(this.page.getByTestId("add-contact")).first().click();
    await this.page.getByTestId("contact-address").fill(`${user}@office.test`);
    await this.page.getByTestId("contact-save").click();
    await expect(this.contact(user)).toBeVisible();
  }

  contact(user: string): Locator {
    return this.page.getByTestId(`contact-${user}@office.test`);
  }

  async expectMark(user: string, mark: string): Promise<void> {
    await expect(this.contact(user)).toHaveAttribute("data-mark", mark);
  }

  async setStatus(preset: "available" | "away" | "busy" | "meeting" | "invisible"): Promise<void> {
    await this.page.getByTestId(`status-${preset}`).check({ force: true });
  }

  async setNote(note: string): Promise<void> {
    await this.page.getByTestId("my-note").fill(note);
    await this.page.getByTestId("my-note").press("Enter");
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
