import type { BrowserContext, WebSocketRoute } from "@playwright/test";
import { RequestGate } from "./request-gate";

/** Between a watcher page and the server: what goes to documents and content may wait or fail, SIP requests be refused. */
export class WatcherGates {
  readonly #documents = new RequestGate({ contentType: "text/plain", body: "in trouble" });
  /** Such as `403 Forbidden`: the answer to all that is subscribed to, published or written. */
  refusal: string | undefined;
  /** The same to who signs in; a header may follow it. */
  registrar: string | undefined;
  /** Nothing is connected to. */
  isAway = false;

  static async before(context: BrowserContext): Promise<WatcherGates> {
    const gates = new WatcherGates();
    await context.route(/\/(?:xcap-root|content)\//, gates.#documents.take);
    await context.routeWebSocket(/\/sip$/, (socket) => gates.#join(socket));
    return gates;
  }

  wait(): void {
    this.#documents.wait();
  }

  fail(): Promise<void> {
    return this.#documents.fail();
  }

  pass(): void {
    this.#documents.pass();
  }

  #join(socket: WebSocketRoute): void {
    if (this.isAway) return void socket.close();
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const refused = this.#refusalOf(String(message));
      if (refused === undefined) server.send(message);
      else socket.send(refused);
    });
  }

  /** Undefined for what is let through. */
  #refusalOf(message: string): string | undefined {
    const [method] = message.split(" ", 1);
    const refusal = method === "REGISTER" ? this.registrar : this.refusal;
    const isConcerned = /^(?:REGISTER|SUBSCRIBE|PUBLISH|MESSAGE)$/.test(method ?? "");
    return refusal === undefined || !isConcerned ? undefined : refusalOf(message, refusal);
  }
}

/** The answer that refuses a request. */
function refusalOf(message: string, refusal: string): string {
  const [head = ""] = message.split("\r\n\r\n");
  const kept = head.split("\r\n").filter((line) => /^(?:via|from|to|call-id|cseq):/i.test(line));
  const tagged = kept.map((line) => (/^to:(?!.*;tag=)/i.test(line) ? `${line};tag=refused` : line));
  return [`SIP/2.0 ${refusal}`, ...tagged, "Content-Length: 0", "", ""].join("\r\n");
}
