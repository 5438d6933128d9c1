import { expect, type Locator } from "@playwright/test";
import type { WatcherPage } from "./watcher-page";

export type Choice = "everything" | "availability" | "parts" | "ask" | "polite-block" | "block";

const uriOf = (user: string): string => `sip:${user}@office.test`;

/** "Who can see you" on the watcher page of somebody. */
export class VisibilityPage {
  constructor(readonly watcher: WatcherPage) {}

  get banner(): Locator {
    return this.watcher.page.getByTestId("request-banner");
  }

  get overview(): Locator {
    return this.watcher.page.getByTestId("visibility-overview");
  }

  get panel(): Locator {
    return this.watcher.page.getByTestId("decidee-panel");
  }

  get statements(): Locator {
    return this.watcher.page.getByTestId("statement");
  }

  get preview(): Locator {
    return this.watcher.page.getByTestId("seen-by");
  }

  request(user: string): Locator {
    return this.watcher.page.getByTestId(`request-${uriOf(user)}`);
  }

  watching(user: string): Locator {
    return this.watcher.page.getByTestId(`watching-${uriOf(user)}`);
  }

  /** The last thing decided, with its way back. */
  notice(words: string): Locator {
    return this.watcher.page.getByTestId("decision-notice").filter({ hasText: words }).last();
  }

  async open(): Promise<void> {
    await this.watcher.page.getByTestId("open-visibility").click();
    await expect(this.overview).toBeVisible();
  }

  /** What one person can see, by address. */
  async openPerson(user: string): Promise<void> {
    await this.open();
    await this.watcher.page.getByTestId("look-up-address").fill(user);
    await this.watcher.page.getByTestId("look-up").click();
    await expect(this.panel).toBeVisible();
  }

  async openColleagues(): Promise<void> {
    await this.open();
    await this.watcher.page.getByTestId("change-colleagues").click();
    await expect(this.panel).toBeVisible();
  }

  async choose(choice: Choice): Promise<void> {
    await this.watcher.page.getByTestId(`choice-${choice}`).check();
    if (choice !== "parts") await expect(this.panel).toHaveAttribute("data-choice", choice);
    await expect(this.panel).toHaveAttribute("data-busy", "false");
  }

  async close(): Promise<void> {
    await this.watcher.page.keyboard.press("Escape");
    await expect(this.watcher.page.getByRole("dialog")).toBeHidden();
  }
}

/** What a card says, without the initials of whom it is of and without when the news came. */
export async function cardWords(card: Locator): Promise<string> {
  const text = await card.getByTestId("contact-card").innerText();
  const initials = await card.getByTestId("avatar").first().innerText();
  return (text.startsWith(initials) ? text.slice(initials.length) : text)
    .replace(/\n+/g, "\n")
    .replace(/Last news\n[^\n]+\n?/, "")
    .trim();
}
