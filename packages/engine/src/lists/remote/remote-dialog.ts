import type { IdSource, Instant } from "@porchlight/kernel";
import {
  type HeaderName,
  ownCopy,
  parseContacts,
  type SipRequest,
  type SipResponse,
} from "@porchlight/sip-message";
import { ANONYMOUS } from "../../identity/identity";
import type { OutgoingRequest } from "../../proxy/outgoing-requests";
import { ACCEPTED_CODINGS } from "../../services/decode-body";
import { EVENT_LIST } from "../list-negotiation";
import type { RemoteWish } from "./remote-wish";

/** One dialog of a subscription of ours, from its first SUBSCRIBE on (RFC 6665 section 4.4.1). */
export class RemoteDialog {
  /** Undefined until it is granted. */
  expiresAt: Instant | undefined;
  /** Of the state that is known (RFC 5839); undefined where it has none, or something of it is missing. */
  entityTag: string | undefined;
  readonly #wish: RemoteWish;
  readonly #contactUser: string;
  readonly #callId: string;
  readonly #localTag: string;
  #cseq = 0;
  #remoteTag: string | undefined;
  #target: string;
  #routes: readonly string[] = [];
  #remoteCSeq: number | undefined;

  constructor(ids: IdSource, wish: RemoteWish, contactUser: string) {
    this.#wish = wish;
    this.#contactUser = contactUser;
    this.#callId = ids.token(96);
    this.#localTag = ids.token(64);
    this.#target = wish.uri;
  }

  get isEstablished(): boolean {
    return this.#remoteTag !== undefined;
  }

  get wasNotified(): boolean {
    return this.#remoteCSeq !== undefined;
  }

  matches({ callId, to }: SipRequest): boolean {
    return callId === this.#callId && to.tag === this.#localTag;
  }

  /** The next SUBSCRIBE; 0 seconds end it. What is known is not told again where the notifier knows of that. */
  subscribe(seconds: number): OutgoingRequest {
    this.#cseq += 1;
    const { body, isAnonymous, uri, watcher } = this.#wish;
    const from = isAnonymous ? `"Anonymous" <${ANONYMOUS}>` : `<${watcher}>`;
    const headers = headersFor(this.#wish, seconds);
    if (seconds > 0 && this.entityTag !== undefined) headers.push(["suppress-if-match", this.entityTag]);
    return {
      method: "SUBSCRIBE",
      uri: this.#target,
      from: `${from};tag=${this.#localTag}`,
      to: `<${uri}>${this.#remoteTag === undefined ? "" : `;tag=${this.#remoteTag}`}`,
      callId: this.#callId,
      cseq: this.#cseq,
      routes: this.#routes,
      contactUser: this.#contactUser,
      headers,
      body: body?.text ?? "",
      asserted: assertedFor(this.#wish),
    };
  }

  /** A 2xx says where the dialog leads as long as no NOTIFY has. */
  answered(response: SipResponse): void {
    this.#remoteTag ??= response.to?.tag;
    if (this.wasNotified) return;
    this.#takeTarget(response);
    this.#routes = recordRoutes(response).reverse();
  }

  /** Whether a NOTIFY belongs to it: the first decides which notifier, and which way (RFC 6665 section 4.4.1). */
  notified(notify: SipRequest): 200 | 481 | 500 {
    if (this.#remoteCSeq === undefined) {
      this.#remoteTag = notify.from.tag;
      this.#takeTarget(notify);
      this.#routes = recordRoutes(notify);
    } else if (notify.from.tag !== this.#remoteTag) return 481;
    else if (notify.cseq.number <= this.#remoteCSeq) return 500;
    this.#remoteCSeq = notify.cseq.number;
    return 200;
  }

  #takeTarget({ headers }: SipRequest | SipResponse): void {
    const contacts = parseContacts(headers);
    if (contacts.ok && contacts.value.kind === "list" && contacts.value.contacts[0] !== undefined)
      this.#target = ownCopy(contacts.value.contacts[0].uri);
  }
}

const recordRoutes = ({ headers }: SipRequest | SipResponse): string[] =>
  headers.values("record-route").map(ownCopy);

function headersFor(
  { accept, body, eventPackage, isAnonymous, takesLists }: RemoteWish,
  seconds: number,
): (readonly [HeaderName, string])[] {
  const fields: (readonly [HeaderName, string])[] = [
    ["event", eventPackage],
    ["expires", String(seconds)],
    ["accept", accept],
    ["accept-encoding", ACCEPTED_CODINGS],
  ];
  if (takesLists) fields.push(["supported", EVENT_LIST]);
  if (isAnonymous) fields.push(["privacy", "id"]);
  if (body !== undefined) fields.push(["content-type", body.contentType]);
  return fields;
}

const assertedFor = ({ identities, watcher }: RemoteWish): readonly string[] =>
  watcher === ANONYMOUS ? [] : [watcher, ...identities].map((uri) => `<${uri}>`);
