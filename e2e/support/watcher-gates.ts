import type { BrowserContext, Route, WebSocketRoute } from "@playwright/test";

type Mode = "wait" | "fail" | "pass";

/** Between a watcher page and the server: what goes to documents and content may wait or fail, SIP requests be refused. */
export class WatcherGates {
  #waiting: Route[] = [];
  #mode: Mode = "pass";
  /** Such as `403 Forbidden`: the answer to all that is subscribed to, published or written. */
  refusal: string | undefined;

  static async before(context: BrowserContext): Promise<WatcherGates> {
    const gates = new WatcherGates();
    await context.route(/\/(?:xcap-root|content)\//, (route) => gates.#take(route));
    await context.routeWebSocket(/\/sip$/, (socket) => gates.#join(socket));
    return gates;
  }

  wait(): void {
    this.#mode = "wait";
  }

  async fail(): Promise<void> {
    this.#mode = "fail";
    await Promise.all(this.#waiting.splice(0).map(failed));
  }

  pass(): void {
    this.#mode = "pass";
  }

  async #take(route: Route): Promise<void> {
    if (this.#mode === "pass") return route.continue();
    if (this.#mode === "fail") return failed(route);
    this.#waiting.push(route);
  }

  #join(socket: WebSocketRoute): void {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const refused = this.refusal === undefined ? undefined : refusalOf(String(message), this.refusal);
      if (refused === undefined) server.send(message);
      else socket.send(refused);
    });
  }
}

/** A request that the page has given up by now fails for nobody. */
const failed = (route: Route): Promise<void> =>
  route.fulfill({ status: 500, contentType: "text/plain", body: "in trouble" }).catch(() => {});

/** The answer to a request that is refused; undefined for what is let through. */
function refusalOf(message: string, refusal: string): string | undefined {
  if (!/^(?:SUBSCRIBE|PUBLISH|MESSAGE) /.test(message)) return undefined;
  const [head = ""] = message.split("\r\n\r\n");
  const kept = head.split("\r\n").filter((line) => /^(?:via|from|to|call-id|cseq):/i.test(line));
  const tagged = kept.map((line) => (/^to:(?!.*;tag=)/i.test(line) ? `${line};tag=refused` : line));
  return [`SIP/2.0 ${refusal}`, ...tagged, "Content-Length: 0", "", ""].join("\r\n");
}
