import {
  RATE_PARAMETERS,
  type SubscribeBodies,
  type SubscribeBody,
  type SubscriptionWish,
  takesParts,
  type ViewWish,
} from "@porchlight/event-notifier";
import { type EventHeader, type Parameters, parseEvent, printParameters } from "@porchlight/sip-message";
import type { SubscriptionRecord } from "../ports/journal";

/** What a subscription asks for, as far as its record keeps it. */
export type WishRecord = Pick<
  SubscriptionRecord,
  | "id"
  | "watcher"
  | "identities"
  | "isAnonymous"
  | "presentity"
  | "remoteUri"
  | "remoteTarget"
  | "userAgent"
  | "instance"
  | "accept"
  | "acceptEncoding"
  | "eventParameters"
  | "requestType"
  | "requestBody"
  | "requestList"
  | "peer"
  | "expiresAt"
>;

/** A wish read from a record, so that it is the same after a restart. */
export class RecordedWish implements SubscriptionWish, SubscribeBodies, ViewWish {
  readonly watcher: string;
  readonly resource: string;
  readonly target: string;
  readonly userAgent: string;
  readonly instance: string;
  readonly body: SubscribeBody | undefined;
  readonly list: string | undefined;
  readonly takesParts: boolean;
  readonly #parameters: Parameters | undefined;

  constructor(
    readonly record: WishRecord,
    readonly bodyType: string,
  ) {
    this.watcher = record.watcher;
    this.resource = record.presentity;
    this.target = record.remoteTarget;
    this.userAgent = record.userAgent;
    this.instance = record.instance;
    this.takesParts = takesParts(record.accept);
    const { requestType: contentType, requestBody: text, eventParameters } = record;
    this.body = contentType === "" ? undefined : { contentType, text };
    this.list = record.requestList === "" ? undefined : record.requestList;
    this.#parameters = eventParameters === "" ? undefined : recordedParameters(eventParameters);
  }

  /** What of it a view may depend on, as one text. */
  get shownBy(): string {
    const parameters = this.#parameters?.without(...RATE_PARAMETERS);
    return `${parameters === undefined ? "" : printParameters(parameters)} ${this.takesParts} ${this.body?.text ?? ""}`;
  }

  parameter(name: string): string | undefined {
    return this.#parameters?.get(name);
  }
}

/** List subscriptions of ours are on record. */
export function recordedWishOf(wish: SubscriptionWish): RecordedWish {
  if (wish instanceof RecordedWish) return wish;
  throw new Error("a list subscription that is on no record");
}

/** The same read again. */
export function recordedParameters(text: string): Parameters | undefined {
  const event = parseEvent(`x${text}`);
  return event.ok ? event.value.params : undefined;
}

/** Parameters of an Event header but its id, as a record keeps them. */
export const eventParametersOf = ({ params }: EventHeader): string => printParameters(params.without("id"));
