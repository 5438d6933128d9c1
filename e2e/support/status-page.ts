import { expect, type Locator, type Page } from "@playwright/test";
import { png } from "./png";
import type { WatcherPage } from "./watcher-page";

/** The page where somebody says more than a preset. */
export class StatusPage {
  readonly #page: Page;

  private constructor({ page }: WatcherPage) {
    this.#page = page;
  }

  static async open(watcher: WatcherPage): Promise<StatusPage> {
    await watcher.page.getByTestId("open-status").click();
    await expect(watcher.page.getByTestId("status-drawer")).toBeVisible();
    return new StatusPage(watcher);
  }

  field(name: string): Locator {
    return this.#page.getByTestId(`my-${name}`);
  }

  async choose(name: "activity" | "mood" | "place" | "sphere" | "input", word: string): Promise<void> {
    await this.field(name).selectOption(word);
  }

  async write(name: "name" | "homepage", text: string): Promise<void> {
    await this.field(name).fill(text);
    await this.field(name).press("Enter");
  }

  /** A wide picture of one colour. */
  async choosePicture(color: readonly [number, number, number]): Promise<void> {
    const buffer = png(640, 320, color);
    await this.field("picture-file").setInputFiles({ name: "me.png", mimeType: "image/png", buffer });
    await expect(this.field("picture")).toHaveAttribute("data-state", "ready");
    await expect(this.field("avatar")).toHaveAttribute("data-picture", "shown");
  }

  async close(): Promise<void> {
    await this.#page.keyboard.press("Escape");
    await expect(this.#page.getByTestId("status-drawer")).toBeHidden();
  }
}
