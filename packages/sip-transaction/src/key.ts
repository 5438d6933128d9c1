import type { SipRequest, SipResponse } from "@porchlight/sip-message";

/** A branch that starts like this is unique in itself (RFC 3261 section 8.1.1.7). */
const magicCookie = "z9hG4bK";

/** No field value holds a line feed, so joined fields cannot run into each other. */
const separator = "\n";

/**
 * Names the server transaction a request belongs to (RFC 3261 section 17.2.3). The ACK to a refusal has the key of
 * its INVITE.
 */
export function serverTransactionKey(request: SipRequest): string {
  const { branch, host, port } = request.via;
  const method = request.method === "ACK" ? "INVITE" : request.method;
  if (branch === undefined || !branch.startsWith(magicCookie)) {
    return oldServerTransactionKey(request, method);
  }
  return branch + separator + host + separator + (port ?? "") + separator + method;
}

/** Names the client transaction a response belongs to (RFC 3261 section 17.1.3); `undefined` without a branch. */
export function clientTransactionKey({ via, cseq }: SipResponse): string | undefined {
  return via.branch === undefined ? undefined : ownTransactionKey(via.branch, cseq.method);
}

/** The same name, from the request's side. */
export const ownTransactionKey = (branch: string, method: string): string => branch + separator + method;

/**
 * Equal for copies of one request that came by different ways. A request without To tag that has the key, but not
 * the transaction, of one in progress is merged: 482 in UAS roles (RFC 3261 section 8.2.2.2).
 */
export const mergeKey = ({ from, callId, cseq }: SipRequest): string =>
  (from.tag ?? "") + separator + callId + separator + cseq.number + separator + cseq.method;

/**
 * For clients of RFC 2543. An ACK carries the To tag of the response, which the INVITE did not have, so the To tag
 * tells apart other methods only.
 */
function oldServerTransactionKey(request: SipRequest, method: string): string {
  const { via, from, to, callId, cseq, uri } = request;
  const toTag = method === "INVITE" ? "" : (to.tag ?? "");
  const topVia = [via.transport, via.host, via.port ?? "", via.branch ?? ""];
  return ["", method, uri, toTag, from.tag ?? "", callId, cseq.number, ...topVia].join(separator);
}
