import type { Route } from "@playwright/test";

/** Between a page and the server: lets requests wait, fail or pass. */
export class RequestGate {
  #waiting: Route[] = [];
  #mode: "wait" | "fail" | "pass" = "pass";

  /** @param failure what is answered in the server's place */
  constructor(private readonly failure: { readonly contentType: string; readonly body: string }) {}

  wait(): void {
    this.#mode = "wait";
  }

  async fail(): Promise<void> {
    this.#mode = "fail";
    await Promise.all(this.#waiting.splice(0).map((route) => this.#failed(route)));
  }

  pass(): void {
    this.#mode = "pass";
  }

  readonly take = async (route: Route): Promise<void> => {
    if (this.#mode === "pass") return route.continue();
    if (this.#mode === "fail") return this.#failed(route);
    this.#waiting.push(route);
  };

  /** A request that the page has given up by now fails for nobody. */
  #failed(route: Route): Promise<void> {
    return route.fulfill({ status: 500, ...this.failure }).catch(() => {});
  }
}
