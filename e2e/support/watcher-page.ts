import { type Browser, type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { type Office, samplePassword } from "./office";

/** Somebody at the watcher page, in a browser of their own. */
export class WatcherPage {
  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
  ) {}

  static async signIn(
    browser: Browser,
    office: Office,
    user: string,
    password = samplePassword,
  ): Promise<WatcherPage> {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${office.url}/`);
    await page.getByLabel(/address/i).fill(`${user}@office.test`);
    await page.getByLabel(/^password/i).fill(password);
    await page.getByRole("button", { name: /sign in/i }).click();
    return new WatcherPage(page, context);
  }

  contact(user: string): Locator {
    return this.page.getByTestId(`contact-${user}@office.test`);
  }

  async expectMark(user: string, mark: string): Promise<void> {
    await expect(this.contact(user)).toHaveAttribute("data-mark", mark);
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
