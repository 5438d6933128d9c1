import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Cookie,
  expect,
  type Page,
  type Response,
} from "@playwright/test";
import { adminPassword, type Office } from "./office";
import { operatorApi } from "./operator-api";

export const rooms = [
  "",
  "presence",
  "watchers",
  "approvals",
  "lists",
  "rules",
  "documents",
  "content",
  "agents",
  "users",
  "provisioning",
  "connections",
  "trace",
  "peers",
  "charging",
  "audit",
  "guide",
  "settings",
] as const;

/** Somebody at the console, in a browser of their own. */
export class ConsolePage {
  /** Violations of the content security policy and errors of scripts, as the browser told them. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    readonly office: Office,
  ) {
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) this.complaints.push(message.text());
    });
  }

  /** Somebody who has not said who it is. */
  static async open(
    browser: Browser,
    office: Office,
    options: BrowserContextOptions = {},
  ): Promise<ConsolePage> {
    const opened = await ConsolePage.#blank(browser, office, options);
    await opened.page.goto(`${office.url}/console/`);
    return opened;
  }

  static async #blank(
    browser: Browser,
    office: Office,
    options: BrowserContextOptions,
  ): Promise<ConsolePage> {
    const context = await browser.newContext({ reducedMotion: "reduce", ...options });
    return new ConsolePage(await context.newPage(), context, office);
  }

  async fillIn(name: string, password: string): Promise<void> {
    await this.page.getByLabel("Name", { exact: true }).fill(name);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
  }

  /** The administrator, signed in as the form does it, before the first page. */
  static async signIn(
    browser: Browser,
    office: Office,
    options: BrowserContextOptions = {},
  ): Promise<ConsolePage> {
    const opened = await ConsolePage.#blank(browser, office, options);
    const { context } = opened;
    await context.addCookies(ConsolePage.#signedIn.get(office) ?? []);
    if ((await context.request.get(`${office.url}/api/v1/session`)).ok()) return opened;
    await opened.#enter("admin", adminPassword);
    ConsolePage.#signedIn.set(office, await context.cookies());
    return opened;
  }

  /** A new operator of a role, of that name, before the first page. */
  static async signInWith(browser: Browser, office: Office, role: string): Promise<ConsolePage> {
    const wish = { name: role, role, password: adminPassword };
    expect((await operatorApi(office)("POST", "/operators", wish)).status).toBe(201);
    const opened = await ConsolePage.#blank(browser, office, {});
    await opened.#enter(role, adminPassword);
    return opened;
  }

  async #enter(username: string, password: string): Promise<void> {
    const headers = { "x-porchlight-csrf": "1" };
    const data = { username, password };
    const answer = await this.context.request.post(`${this.office.url}/api/v1/session`, { headers, data });
    expect(answer.status(), await answer.text()).toBe(200);
  }

  /** The session that an administrator has in several browsers, as long as it lives: passwords are slow to check. */
  static readonly #signedIn = new WeakMap<Office, readonly Cookie[]>();

  /** Somebody whose browser sends a token of a role, before the first page. */
  static async as(browser: Browser, office: Office, role: string): Promise<ConsolePage> {
    const wish = { label: role, role, expiresInSeconds: 3600 };
    const { secret } = await (await operatorApi(office)("POST", "/tokens", wish)).json();
    return ConsolePage.#blank(browser, office, { extraHTTPHeaders: { authorization: `Bearer ${secret}` } });
  }

  async go(room: (typeof rooms)[number]): Promise<Response | null> {
    const answer = await this.page.goto(`${this.office.url}/console/${room}`);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
    // The round trip is shown once the page is alive.
    await expect(this.page.getByText(/^Live/).first()).toBeVisible();
    return answer;
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
