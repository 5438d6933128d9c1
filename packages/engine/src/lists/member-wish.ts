import type { SubscribeBody, ViewWish } from "@porchlight/event-notifier";
import type { RecordedWish, WishRecord } from "../state/recorded-wish";

/** What a list subscription asks for, as one of its members is shown by it. */
export class MemberWish implements ViewWish {
  readonly bodyType: string;
  readonly body: SubscribeBody | undefined;
  readonly target: string;
  readonly userAgent: string;
  readonly takesParts: boolean;
  /** What of it the view of a member may depend on. */
  readonly shownBy: string;
  /** Id of the list subscription. */
  readonly front: string;
  /** Address of the list. */
  readonly list: string;
  readonly #whole: RecordedWish;

  constructor(whole: RecordedWish) {
    this.#whole = whole;
    this.front = whole.record.id;
    this.list = whole.resource;
    this.bodyType = whole.bodyType;
    this.body = whole.body;
    this.target = whole.target;
    this.userAgent = whole.userAgent;
    this.takesParts = whole.takesParts;
    this.shownBy = `${whole.bodyType} ${whole.shownBy}`;
  }

  /** Of the list subscription. */
  get record(): WishRecord {
    return this.#whole.record;
  }

  parameter(name: string): string | undefined {
    return this.#whole.parameter(name);
  }
}
