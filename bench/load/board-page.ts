import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumPath } from "../../scripts/lib/chromium.mjs";
import { adminPassword, type Target } from "../targets/target";

/** Frames of a scroll, milliseconds each, and the tasks of the page that took longer than 50 ms meanwhile. */
export interface Scroll {
  readonly frames: readonly number[];
  readonly longTasks: readonly number[];
}

declare global {
  interface Window {
    painted: Map<string, number>;
  }
}

/** The presence board of the console in a browser. */
export class BoardPage {
  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
  ) {}

  static launch(): Promise<Browser> {
    return chromium.launch({
      executablePath: chromiumPath() ?? "chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
  }

  /** A browser that has been nowhere yet, signed in. */
  static async signIn(browser: Browser, target: Target): Promise<BoardPage> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const answer = await context.request.post(`${originOf(target)}/api/v1/session`, {
      headers: { "x-porchlight-csrf": "1" },
      data: { username: "admin", password: adminPassword },
    });
    // The transpiler that runs the bench names functions by a helper that a page does not have.
    await context.addInitScript("globalThis.__name = (named) => named");
    if (!answer.ok()) throw new Error(`the console lets nobody in: ${answer.status()}`);
    return new BoardPage(await context.newPage(), context);
  }

  /** Loads the board; milliseconds from the request to the first thing painted, and to its rows. */
  async open(target: Target): Promise<{ readonly firstPaint: number; readonly rows: number }> {
    await this.page.goto(`${originOf(target)}/console/presence`, { waitUntil: "commit" });
    return this.page.evaluate(async () => {
      const isThere = (): boolean =>
        document.querySelector('[data-row="0"] [role="gridcell"]')?.textContent !== undefined &&
        document.querySelector('[data-row="0"] [role="gridcell"]')?.textContent !== "";
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      while (!isThere()) await frame();
      await frame();
      const rows = performance.now();
      const [paint] = performance.getEntriesByName("first-contentful-paint");
      return { firstPaint: paint?.startTime ?? rows, rows };
    });
  }

  /** Scrolls the board by so many pixels a frame. */
  scroll(pixels: number, frames: number): Promise<Scroll> {
    return this.page.evaluate(
      async ([step = 0, count = 0]) => {
        const list = document.querySelector('[role="grid"]')?.parentElement;
        if (list == null) throw new Error("there is no board");
        const longTasks: number[] = [];
        const watch = new PerformanceObserver((seen) => {
          for (const { duration } of seen.getEntries()) longTasks.push(duration);
        });
        watch.observe({ type: "longtask" });
        const taken: number[] = [];
        let before = await new Promise<number>(requestAnimationFrame);
        for (let done = 0; done < count; done += 1) {
          list.scrollTop += step;
          const now = await new Promise<number>(requestAnimationFrame);
          taken.push(now - before);
          before = now;
        }
        watch.disconnect();
        return { frames: taken, longTasks };
      },
      [pixels, frames],
    );
  }

  /** Notes when what is told by a row has been painted, by the texts of its cells. */
  watch(): Promise<void> {
    return this.page.evaluate(() => {
      const painted = new Map<string, number>();
      window.painted = painted;
      const afterPaint = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const look = async (): Promise<void> => {
        const texts = [...document.querySelectorAll('[role="gridcell"]')].map(
          (cell) => cell.textContent ?? "",
        );
        const fresh = texts.filter((text) => text.startsWith("change ") && !painted.has(text));
        if (fresh.length === 0) return;
        for (const text of fresh) painted.set(text, Number.POSITIVE_INFINITY);
        await afterPaint();
        for (const text of fresh) painted.set(text, Date.now());
      };
      new MutationObserver(() => void look()).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
  }

  /** When a text was painted, milliseconds since 1970; undefined while it is not. */
  async paintedAt(text: string): Promise<number | undefined> {
    const at = await this.page.evaluate((wanted) => window.painted.get(wanted) ?? null, text);
    return at === null || at === Number.POSITIVE_INFINITY ? undefined : at;
  }
}

const originOf = ({ url }: Target): string => `http://${new URL(url).host}`;
