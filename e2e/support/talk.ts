import type { Page } from "@playwright/test";
import { field, isRequest, type Message, readMessage } from "./sip-message";

const isOfPresence = (message: Message): boolean => /^presence(;|$)/.test(field(message, "event"));

/** What a page says and hears over its connections from now on, as SIP messages. */
export class Talk {
  sent: Message[] = [];
  heard: Message[] = [];

  constructor(page: Page) {
    page.on("websocket", (socket) => {
      socket.on("framesent", ({ payload }) => this.#take(this.sent, String(payload)));
      socket.on("framereceived", ({ payload }) => this.#take(this.heard, String(payload)));
    });
  }

  #take(messages: Message[], text: string): void {
    if (text.trim() !== "") messages.push(readMessage(text));
  }

  forget(): void {
    this.sent = [];
    this.heard = [];
  }

  /** SUBSCRIBEs for presence, those of a list too, that were not answered by a challenge. */
  get subscribes(): readonly Message[] {
    return this.sent.filter((message) => message.firstLine.startsWith("SUBSCRIBE ") && isOfPresence(message));
  }

  get notifies(): readonly Message[] {
    return this.heard.filter((message) => isRequest(message) && isOfPresence(message));
  }
}
