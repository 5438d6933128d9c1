import type { IncomingMessage } from "node:http";
import { findUsage, type XcapMethod } from "@porchlight/xdm";
import { answerDocument } from "./answer-document";
import { isAggregationProxy } from "./auth/asserted-identity";
import { authenticateCaller } from "./auth/authenticate-caller";
import { readTargetHead } from "./documents/user-identifier";
import { bodyFaultAnswer, notFound, notImplemented, refusalAnswer, tlsRequired } from "./http/answers";
import { type ClientSide, clientSide, isLoopback } from "./http/client-side";
import { type HttpAnswer, sentence } from "./http/http-answer";
import { readBody } from "./http/read-body";
import { readRequestTarget, XCAP_ROOT } from "./http/request-target";
import { passedOnRoot, xcapRootOf } from "./http/xcap-root-url";
import type { XcapParts } from "./xcap-parts";

const METHODS: ReadonlySet<string> = new Set<XcapMethod>(["GET", "HEAD", "PUT", "DELETE", "POST", "OPTIONS"]);

/** Answers one HTTP request to the XCAP root or its well-known address. */
export async function answerRequest(request: IncomingMessage, parts: XcapParts): Promise<HttpAnswer> {
  const asked = readRequestTarget(request.url ?? "");
  if (asked.kind === "well-known") return redirect(asked.rest);
  if (asked.kind === "other") return notFound;
  const client = clientSide(request, parts.reverseProxies);
  if (parts.requireTls && !client.isSecure && !isLoopback(client.address)) return tlsRequired;
  if (!METHODS.has(request.method ?? "")) return notImplemented;
  return answerTarget(request, asked.target, client, parts);
}

/** An unknown AUID first, then who asks, and only then what there is (xdm.md section 2.1). */
async function answerTarget(
  request: IncomingMessage,
  asked: string,
  client: ClientSide,
  parts: XcapParts,
): Promise<HttpAnswer> {
  const { headers } = request;
  const method = request.method as XcapMethod;
  const { auid, user, target } = readTargetHead(asked);
  if (!isServed(auid, parts)) return notFound;
  const isVouchedFor = isAggregationProxy(request.socket.remoteAddress ?? "", headers, parts.aggregation);
  const approach = { request, address: client.address, isVouchedFor, domain: user?.domain };
  const verdict = await authenticateCaller(approach, parts.authentication);
  if (verdict.kind !== "known") return refusalAnswer(verdict);
  const { caller } = verdict;
  if (caller.kind === "operator" && !caller.mayWrite && (method === "PUT" || method === "DELETE")) {
    return sentence(403, "This role reads documents and changes none.");
  }
  const body = await readBody(request, parts.contexts.limits.documentOctets);
  if (!body.ok) return bodyFaultAnswer(body.error);
  const passedOn = isVouchedFor ? passedOnRoot(headers) : undefined;
  const root = passedOn ?? xcapRootOf(client, parts.roots);
  const isForwarded = passedOn !== undefined;
  return answerDocument(
    { method, target, auid, headers, body: body.value, caller, root, isForwarded },
    parts,
  );
}

const isServed = (auid: string, { contexts, remote }: XcapParts): boolean =>
  remote.has(auid) || findUsage(contexts.usages, auid) !== undefined;

const redirect = (rest: string): HttpAnswer => ({
  status: 307,
  headers: { Location: `${XCAP_ROOT}${rest === "" ? "/" : rest}` },
});
