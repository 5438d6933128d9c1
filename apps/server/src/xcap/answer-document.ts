import type { IncomingHttpHeaders } from "node:http";
import {
  type ApplicationUsage,
  type DocumentKey,
  findUsage,
  isAuthorized,
  readXcapTarget,
  type XcapMethod,
  type XcapRequest,
  type XcapResponse,
  xcapDirectory,
} from "@porchlight/xdm";
import { readLine, writeLine } from "../admin/operations/documents/document-audit";
import { untrustedText } from "../log/untrusted-text";
import { type Caller, requesterOf } from "./auth/caller";
import { makeContext } from "./documents/context-maker";
import { notFound, xcapAnswer } from "./http/answers";
import type { HttpAnswer } from "./http/http-answer";
import { askDirectories } from "./routing/ask-directories";
import { mergedDirectory } from "./routing/usages-with-remote";
import type { XcapParts } from "./xcap-parts";

/** A request of somebody known, its body read. */
export interface DocumentRequest {
  readonly method: XcapMethod;
  /** Behind the XCAP root, as sent but for the user's address, which is in its full form. */
  readonly target: string;
  readonly auid: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  readonly caller: Caller;
  readonly root: string;
  /** An aggregation proxy asks: what it asks for is kept here or nowhere. */
  readonly isForwarded: boolean;
}

/** Asks the server that keeps the documents: another one, or this one. What operators do is audited either way. */
export async function answerDocument(asked: DocumentRequest, parts: XcapParts): Promise<HttpAnswer> {
  const target = readXcapTarget(asked.target);
  const key = target.ok ? target.value.key : undefined;
  const isElsewhere = parts.remote.has(asked.auid) && !asked.isForwarded;
  const answer = isElsewhere
    ? await parts.remote.forward(asked.auid, asked)
    : await answerHere(asked, key, parts);
  await auditOperator(asked, key, answer.status, parts);
  noteWrite(asked, key, answer.status, parts);
  return answer;
}

async function answerHere(
  asked: DocumentRequest,
  key: DocumentKey | undefined,
  parts: XcapParts,
): Promise<HttpAnswer> {
  const known = findUsage(parts.contexts.usages, asked.auid);
  if (known === undefined) return notFound;
  const usage = await withOtherServers(known, asked, key, parts);
  const { method, root, caller } = asked;
  const subject = { key: key ?? nowhere(asked.auid), usage, method, root };
  const response = await parts.service.answer({
    ...subject,
    request: xcapRequest(asked),
    context: () => makeContext(parts.contexts, subject),
    ...(caller.kind === "operator" ? { audit: (write) => writeLine(caller.actor, write) } : {}),
  });
  noteRead(asked, key, response, parts);
  return xcapAnswer(response);
}

function noteRead(
  { method, caller, headers }: DocumentRequest,
  key: DocumentKey | undefined,
  { status, etag }: XcapResponse,
  { onRead }: XcapParts,
): void {
  if (method !== "GET" || status !== 200 || caller.kind !== "user" || key === undefined) return;
  onRead({ reader: caller.aor, key, etag: etag ?? "", userAgent: headers["user-agent"] ?? "" });
}

function noteWrite(
  { auid, body, caller, headers, method }: DocumentRequest,
  key: DocumentKey | undefined,
  status: number,
  { onWrite }: XcapParts,
): void {
  if ((method !== "PUT" && method !== "DELETE") || status >= 300 || caller.kind !== "user") return;
  const sent = body.length === 0 ? undefined : { type: headers["content-type"] ?? "", octets: body.length };
  onWrite({ user: caller.aor, owner: key?.xui || auid, method, status, body: sent });
}

/** A target that names no document: the core tells how it is wrong. */
const nowhere = (auid: string): DocumentKey => ({ auid, tree: "global", xui: "", path: "" });

function xcapRequest({ method, target, headers, body, caller }: DocumentRequest): XcapRequest {
  const ifMatch = headers["if-match"];
  const ifNoneMatch = headers["if-none-match"];
  const contentType = headers["content-type"];
  const client = headers["user-agent"];
  return {
    method,
    target,
    body,
    requester: requesterOf(caller),
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(client === undefined ? {} : { client: untrustedText(client) }),
  };
}

/** The directory is made of what every server says, when somebody asks who may read it. */
async function withOtherServers(
  usage: ApplicationUsage,
  asked: DocumentRequest,
  key: DocumentKey | undefined,
  { remote, contexts }: XcapParts,
): Promise<ApplicationUsage> {
  const { root, caller, method, isForwarded } = asked;
  if (usage.auid !== xcapDirectory.auid || key === undefined) return usage;
  if (isForwarded || remote.auids.length === 0) return usage;
  const context = await makeContext(contexts, { key, usage, method, root });
  const isTheirs = isAuthorized(usage, requesterOf(caller), key, "read", context);
  if (!isTheirs || !contexts.knowsUser(key.xui)) return usage;
  return mergedDirectory(await askDirectories(remote, key.xui, { caller, root }));
}

/** Writes here have their line in the transaction of the write. */
async function auditOperator(
  { caller, method, auid, isForwarded }: DocumentRequest,
  key: DocumentKey | undefined,
  status: number,
  { audit, clock, remote }: XcapParts,
): Promise<void> {
  if (caller.kind !== "operator" || key === undefined || key.tree === "global" || status >= 400) return;
  const reads = method === "GET" || method === "HEAD";
  if (reads) await audit.append(readLine(caller.actor, key, clock()));
  else if (remote.has(auid) && !isForwarded && (method === "PUT" || method === "DELETE")) {
    const action = method === "PUT" ? "document.put" : "document.delete";
    await audit.append({ ...readLine(caller.actor, key, clock()), action });
  }
}
