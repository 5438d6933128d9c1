import { type Browser, type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { type Office, samplePassword } from "./office";

export interface ContactWords {
  readonly name?: string;
  readonly group?: string;
}

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
    return WatcherPage.signInAt(context, office, user, password);
  }

  /** The same in a browser that is there. */
  static async signInAt(
    context: BrowserContext,
    { url }: Pick<Office, "url">,
    user: string,
    password = samplePassword,
    { stays = false }: { readonly stays?: boolean } = {},
  ): Promise<WatcherPage> {
    const page = await context.newPage();
    await page.goto(`${url}/`);
    await page.getByTestId("sign-in-address").fill(user);
    await page.getByTestId("sign-in-password").fill(password);
    if (stays) await page.getByTestId("sign-in-stay").getByRole("checkbox").check();
    await page.getByTestId("sign-in-submit").click();
    return new WatcherPage(page, context);
  }

  /** Signed in, with the board and those contacts in sight; the sample office has everybody on everybody's list. */
  static async open(
    browser: Browser,
    office: Office,
    user: string,
    contacts: readonly string[] = [],
  ): Promise<WatcherPage> {
    const watcher = await WatcherPage.signIn(browser, office, user);
    await expect(watcher.page.getByTestId("my-status")).toBeVisible();
    await expect(watcher.page.getByTestId("board-loading")).toBeHidden();
    for (const contact of contacts) await expect(watcher.contact(contact)).toBeVisible();
    return watcher;
  }

  /** Another tab of the same browser; it finds the sign-in of the first when that was kept on the device. */
  async openTab(office: Office): Promise<WatcherPage> {
    const page = await this.context.newPage();
    await page.goto(`${office.url}/`);
    return new WatcherPage(page, this.context);
  }

  async addContact(user: string, words: ContactWords = {}): Promise<void> {
    await this.fillContact(user, words);
    await this.page.getByTestId("contact-save").click();
    await expect(this.page.getByTestId("contact-form")).toBeHidden();
    await expect(this.contact(user)).toBeVisible();
  }

  /** The form for a new contact, filled in and not sent. */
  async fillContact(user: string, { name = "", group = "" }: ContactWords = {}): Promise<void> {
    await this.page.getByTestId("add-first-contact").or(this.page.getByTestId("add-contact")).first().click();
    await this.page.getByTestId("contact-address").fill(`${user}@office.test`);
    await this.page.getByTestId("contact-name").fill(name);
    await this.page.getByTestId("contact-group").fill(group);
  }

  /** Gives a contact another name and group, by its card. */
  async changeContact(user: string, { name = "", group = "" }: ContactWords): Promise<void> {
    await this.contact(user).click();
    await this.page.getByTestId("card-edit").click();
    await this.page.getByTestId("contact-name").fill(name);
    await this.page.getByTestId("contact-group").fill(group);
    await this.page.getByTestId("contact-save").click();
    await expect(this.page.getByTestId("contact-form")).toBeHidden();
    await this.page.keyboard.press("Escape");
  }

  async removeContact(user: string): Promise<void> {
    await this.contact(user).click();
    await this.page.getByTestId("card-remove").click();
    await this.page.getByTestId("card-remove-yes").click();
    await expect(this.contact(user)).toBeHidden();
  }

  group(title: string): Locator {
    return this.page.getByTestId(`group-${title}`);
  }

  contact(user: string): Locator {
    return this.page.getByTestId(`contact-${user}@office.test`);
  }

  async expectMark(user: string, mark: string): Promise<void> {
    await expect(this.contact(user)).toHaveAttribute("data-mark", mark);
  }

  async setStatus(
    preset: "available" | "away" | "busy" | "meeting" | "do-not-disturb" | "invisible",
  ): Promise<void> {
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
