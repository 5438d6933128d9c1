import type { Browser, BrowserContext, Page } from "@playwright/test";
import { build } from "esbuild";
import type { Office } from "../support/office";
import { samplePassword } from "../support/office";

/** What a page makes of sip.js; see `softphone.ts`, which runs there. */
export interface Softphone {
  register(): Promise<void>;
  call(target: string): Promise<void>;
  hangUp(): Promise<void>;
  message(target: string, text: string): Promise<number>;
  /** The status of an OPTIONS outside a dialog. */
  options(target: string): Promise<number>;
  readonly state: string;
  readonly heard: readonly string[];
  /** Octets of sound that have come from the other end. */
  received(): Promise<number>;
  /** Cuts the connection and comes back. */
  reconnect(): Promise<void>;
}

declare global {
  interface Window {
    softphone: Softphone;
    startSoftphone(settings: { server: string; user: string; password: string }): Softphone;
  }
}

let script: Promise<string> | undefined;

/** The softphone with sip.js in it, for a page. */
const bundled = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/softphone.ts`],
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "es2022",
  });
  return outputFiles[0]?.text ?? "";
};

/** Somebody with a browser that can call: sip.js and WebRTC, with the browser's fake sound. */
export class BrowserPhone {
  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
  ) {}

  static async open(browser: Browser, office: Office, user: string): Promise<BrowserPhone> {
    script ??= bundled();
    const context = await browser.newContext({ permissions: ["microphone"], bypassCSP: true });
    const page = await context.newPage();
    // Any page of this origin: scripts are added to what is there.
    await page.goto(`${office.url}/softphone`);
    await page.addScriptTag({ content: await script });
    await page.evaluate(
      async (settings) => {
        window.softphone = window.startSoftphone(settings);
        await window.softphone.register();
      },
      { server: `${office.url.replace("http", "ws")}/sip`, user, password: samplePassword },
    );
    return new BrowserPhone(page, context);
  }

  call(target: string): Promise<void> {
    return this.page.evaluate((to) => window.softphone.call(to), target);
  }

  hangUp(): Promise<void> {
    return this.page.evaluate(() => window.softphone.hangUp());
  }

  message(target: string, text: string): Promise<number> {
    return this.page.evaluate(
      ([to, words]) => window.softphone.message(to ?? "", words ?? ""),
      [target, text],
    );
  }

  options(target: string): Promise<number> {
    return this.page.evaluate((to) => window.softphone.options(to), target);
  }

  state(): Promise<string> {
    return this.page.evaluate(() => window.softphone.state);
  }

  heard(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.softphone.heard);
  }

  received(): Promise<number> {
    return this.page.evaluate(() => window.softphone.received());
  }

  reconnect(): Promise<void> {
    return this.page.evaluate(() => window.softphone.reconnect());
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
