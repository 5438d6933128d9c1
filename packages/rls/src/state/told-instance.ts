import type { RlmiInstance } from "@porchlight/documents";
import type { RenderedBody } from "@porchlight/event-notifier";
import type { BackEndInstance } from "./back-ends";
import type { Telling } from "./telling";

/** One instance of a resource as the subscriber knows it (RFC 4662 section 5.5). */
export class ToldInstance {
  readonly id: string;
  /** Bodies told of it: its own versions count them (RFC 5263 section 4). */
  bodies = 0;
  #state: BackEndInstance["state"] = "pending";
  #reason = "";
  /** The part told last. It keeps its Content-ID as long as it is the same. */
  #body: RenderedBody | undefined;
  /** Number of its Content-ID: very many are kept, so the text is not. */
  #label = 0;
  #hadBody = false;

  constructor(id: string) {
    this.id = id;
  }

  get isOver(): boolean {
    return this.#state === "terminated";
  }

  knows(instance: BackEndInstance): boolean {
    return (
      this.id === instance.instance && this.#state === instance.state && this.#reason === reasonOf(instance)
    );
  }

  /** What the meta-information says of it from now on; an active instance is one only with its state. */
  tell(
    instance: BackEndInstance,
    body: RenderedBody | undefined,
    telling: Telling,
  ): RlmiInstance | undefined {
    this.#state = instance.state;
    this.#reason = reasonOf(instance);
    this.#hadBody = body !== undefined;
    switch (instance.state) {
      case "pending":
        return { id: this.id, state: "pending" };
      case "active":
        return body && { id: this.id, state: "active", cid: this.#add(body, telling) };
      case "terminated":
        return { id: this.id, state: "terminated", reason: instance.reason };
    }
  }

  /** What was told last was not sent. */
  untell(): void {
    if (this.#hadBody) this.bodies -= 1;
    this.#hadBody = false;
  }

  #add(body: RenderedBody, telling: Telling): string {
    this.bodies += 1;
    if (this.#body === undefined || !isSamePart(this.#body, body)) this.#label = telling.labels.number();
    this.#body = body;
    const contentId = telling.labels.contentId(this.#label);
    telling.add(body, contentId);
    return contentId;
  }
}

const reasonOf = (instance: BackEndInstance): string =>
  instance.state === "terminated" ? instance.reason : "";

const isSamePart = (one: RenderedBody, other: RenderedBody): boolean =>
  one === other || (one.text === other.text && one.contentType === other.contentType);
