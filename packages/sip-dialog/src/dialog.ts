import { fail, ok, type Result } from "@porchlight/kernel";
import { parseContacts, parseRoutes, printParameters, type SipRequest } from "@porchlight/sip-message";

/** A dialog as one end sees it (RFC 3261 section 12). */
export interface Dialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  /** What stands in From of our requests, without the tag. */
  readonly localUri: string;
  /** What stands in To of our requests, without the tag. */
  readonly remoteUri: string;
  /** URI of the other end's Contact. */
  readonly remoteTarget: string;
  /** Route values in the order in which they are written, as received. */
  readonly routeSet: readonly string[];
  /** CSeq of our last request; undefined before the first. */
  readonly localCSeq: number | undefined;
  /** CSeq of the other end's last request; undefined before the first. */
  readonly remoteCSeq: number | undefined;
  /** Begun by a request to a sips URI over a secure transport. */
  readonly secure: boolean;
}

const mostRoutes = 32;

/**
 * The dialog that a 2xx to this request begins at our end (RFC 3261 section 12.1.1). Refused when the request has
 * not exactly one Contact with a SIP or SIPS URI, or a malformed Record-Route: both answered 400.
 */
export function uasDialog(request: SipRequest, localTag: string): Result<Dialog, string> {
  const remoteTarget = targetOf(request);
  if (!remoteTarget.ok) return remoteTarget;
  const routes = parseRoutes(request.headers, "record-route");
  if (!routes.ok) return routes;
  if (routes.value.length > mostRoutes) return fail("too many Record-Route values");
  return ok({
    callId: request.callId,
    localTag,
    // RFC 3261 section 12.1.1: a From without tag, from an RFC 2543 client, counts as an empty one.
    remoteTag: request.from.tag ?? "",
    localUri: withoutTag(request, "to"),
    remoteUri: withoutTag(request, "from"),
    remoteTarget: remoteTarget.value,
    routeSet: routes.value.map(({ text }) => text),
    localCSeq: undefined,
    remoteCSeq: request.cseq.number,
    secure: isSecure(request),
  });
}

/** Names a dialog at our end. No field value holds a line feed, so the parts cannot run into each other. */
export const dialogKey = (callId: string, localTag: string, remoteTag: string): string =>
  `${callId}\n${localTag}\n${remoteTag}`;

/** A request within the dialog whose CSeq is not above the last one is answered 500 (RFC 3261 section 12.2.2). */
export const acceptRemoteCSeq = ({ remoteCSeq }: Dialog, cseq: number): "in-order" | "out-of-order" =>
  remoteCSeq === undefined || cseq > remoteCSeq ? "in-order" : "out-of-order";

/**
 * The dialog after a target refresh request (RFC 3261 section 12.2.2): its CSeq counts, and its Contact, if there is
 * one, is the new target. The route set stays.
 */
export function refreshTarget(dialog: Dialog, request: SipRequest): Result<Dialog, string> {
  if (!request.headers.has("contact")) return ok({ ...dialog, remoteCSeq: request.cseq.number });
  const remoteTarget = targetOf(request);
  if (!remoteTarget.ok) return remoteTarget;
  return ok({ ...dialog, remoteCSeq: request.cseq.number, remoteTarget: remoteTarget.value });
}

function targetOf(request: SipRequest): Result<string, string> {
  const contacts = parseContacts(request.headers);
  if (!contacts.ok) return contacts;
  if (contacts.value.kind === "star") return fail("Contact: * in a request that makes a dialog");
  const [contact, ...others] = contacts.value.contacts;
  if (contact === undefined || others.length > 0) return fail("not exactly one Contact");
  return isSipScheme(contact.uri) ? ok(contact.uri) : fail("Contact is not a SIP or SIPS URI");
}

/** The value as sent, but for the tag: a display name keeps its spelling. */
function withoutTag(request: SipRequest, name: "from" | "to"): string {
  const sent = request.headers.first(name) ?? "";
  const { tag, params } = request[name];
  if (tag === undefined) return sent;
  return sent.slice(0, endOfAddress(sent)) + printParameters(params.without("tag"));
}

/** Where the header parameters of a well-formed From or To begin. */
function endOfAddress(value: string): number {
  const afterName = value.startsWith('"') ? endOfQuoted(value) : 0;
  const bracket = value.indexOf("<", afterName);
  if (bracket !== -1) return value.indexOf(">", bracket) + 1;
  const semicolon = value.indexOf(";", afterName);
  return semicolon === -1 ? value.length : semicolon;
}

function endOfQuoted(value: string): number {
  for (let index = 1; index < value.length; index++) {
    const character = value.charAt(index);
    if (character === "\\") index++;
    else if (character === '"') return index + 1;
  }
  return value.length;
}

const isSecure = ({ uri, via }: SipRequest): boolean =>
  (via.transport === "TLS" || via.transport === "WSS") && uri.slice(0, 5).toLowerCase() === "sips:";

const isSipScheme = (uri: string): boolean => /^sips?:/i.test(uri);
