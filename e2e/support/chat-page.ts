import { expect, type Locator } from "@playwright/test";
import type { WatcherPage } from "./watcher-page";

const uriOf = (user: string): string => `sip:${user}@office.test`;

/** The messages of somebody at the watcher page. */
export class ChatPage {
  constructor(readonly watcher: WatcherPage) {}

  /** The newest last. */
  get messages(): Locator {
    return this.watcher.page.getByTestId("message");
  }

  get field(): Locator {
    return this.watcher.page.getByTestId("message-text");
  }

  get writing(): Locator {
    return this.watcher.page.getByTestId("peer-writing");
  }

  /** How many are unread, on the button that leads here; without a count there is none. */
  get unread(): Locator {
    return this.watcher.page.getByRole("banner").getByTestId("unread");
  }

  conversation(user: string): Locator {
    return this.watcher.page.getByTestId(`conversation-${uriOf(user)}`);
  }

  /** The conversation with a contact, by its card. */
  async openFrom(user: string): Promise<void> {
    await this.watcher.contact(user).click();
    await this.watcher.page.getByTestId("card-message").click();
    await expect(this.field).toBeFocused();
  }

  /** All conversations. */
  async open(): Promise<void> {
    await this.watcher.page.getByTestId("open-messages").click();
    await expect(this.watcher.page.getByTestId("messages")).toBeVisible();
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press("Enter");
    await expect(this.field).toHaveValue("");
  }

  async expectDelivery(kind: string): Promise<void> {
    await expect(this.messages.last().getByTestId("delivery")).toHaveAttribute("data-delivery", kind);
  }

  async close(): Promise<void> {
    await this.watcher.page.keyboard.press("Escape");
    await expect(this.watcher.page.getByRole("dialog")).toBeHidden();
  }
}
