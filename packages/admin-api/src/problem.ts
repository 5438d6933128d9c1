import { z } from "zod";
import { eventProblemTypes } from "./events/event-problems";
import { agentProblemTypes } from "./pea/agent-problems";
import type { ProblemCode } from "./problem-code";
import { saidSchema } from "./sayings/said";

interface ProblemType {
  readonly status: number;
  /** The same for every occurrence; `detail` and `reason` tell the occurrence. */
  readonly title: string;
  /** What the caller can do. */
  readonly remedy: string;
}

/** Every problem the admin API answers with. */
export const problemTypes = {
  "invalid-input": {
    status: 400,
    title: "The request has a value that is not accepted",
    remedy: "Correct the field that is named; nothing was changed.",
  },
  "malformed-body": {
    status: 400,
    title: "The body is not JSON",
    remedy: "Send one JSON value in UTF-8.",
  },
  "wrong-credentials": {
    status: 401,
    title: "Name or password is wrong",
    remedy: "Try again; the answer does not tell which of the two is wrong.",
  },
  "second-factor-needed": {
    status: 401,
    title: "A code is needed too",
    remedy: "Send the six digits of your authenticator, or a recovery code, with name and password.",
  },
  "wrong-code": {
    status: 401,
    title: "The code is wrong or was used already",
    remedy: "Wait for the next code of your authenticator; check the clock of its device.",
  },
  unauthenticated: {
    status: 401,
    title: "Not signed in",
    remedy: "Sign in, or send a token that is neither revoked nor expired.",
  },
  "role-forbidden": {
    status: 403,
    title: "Your role may not do this",
    remedy: "Ask an owner; the reason names the roles that may.",
  },
  "second-factor-required": {
    status: 403,
    title: "A second factor has to be set up first",
    remedy: "Set it up in the console; this server lets nobody in without one.",
  },
  "cross-site-request": {
    status: 403,
    title: "The request did not come from the console",
    remedy: "Send the header X-Porchlight-CSRF: 1 from a page of the same origin, or use a token.",
  },
  "not-found": { status: 404, title: "There is nothing at this address", remedy: "See /api/docs/." },
  "user-not-found": { status: 404, title: "There is no such user", remedy: "Check the address of record." },
  "presentity-not-found": {
    status: 404,
    title: "Nobody publishes or watches this presentity",
    remedy: "It is listed as soon as it has a publication or a watcher.",
  },
  "subscription-not-found": {
    status: 404,
    title: "There is no such subscription",
    remedy: "It has ended; read the list again.",
  },
  "connection-not-found": {
    status: 404,
    title: "There is no such connection",
    remedy: "It has closed; see the recently closed ones.",
  },
  "audit-entry-not-found": {
    status: 404,
    title: "There is no such entry in the audit log",
    remedy: "Read the log again.",
  },
  "ban-not-found": {
    status: 404,
    title: "There is no such ban",
    remedy: "It was lifted or has run out; read the list again.",
  },
  "trace-not-found": {
    status: 404,
    title: "There is no such trace",
    remedy: "An hour after a trace has stopped it is thrown away; start another one.",
  },
  "trace-message-not-found": {
    status: 404,
    title: "There is no such message in the trace",
    remedy: "It has not come yet, or has made room for later ones.",
  },
  "not-revertible": {
    status: 409,
    title: "This cannot be taken back",
    remedy: "Undo it by hand; documents are restored from their history.",
  },
  "changed-since": {
    status: 409,
    title: "It has been changed since",
    remedy: "Look at what it is now; take the later change back first.",
  },
  "too-many-bans": {
    status: 409,
    title: "No more bans can be kept",
    remedy: "Lift some, or ban the network that they are in.",
  },
  "too-many-traces": {
    status: 409,
    title: "As many traces record as may",
    remedy: "Stop one of them, or wait until one stops by itself.",
  },
  "peer-not-found": {
    status: 404,
    title: "Nothing is known of this domain",
    remedy: "Write it into the settings; others are known once something came from them or was to go there.",
  },
  "session-not-found": { status: 404, title: "There is no such session", remedy: "It has ended already." },
  "operator-not-found": {
    status: 404,
    title: "There is no such operator",
    remedy: "A second factor belongs to an operator who signs in, never to a token.",
  },
  "second-factor-not-found": {
    status: 404,
    title: "There is no second factor",
    remedy: "Set one up first.",
  },
  "operator-exists": {
    status: 409,
    title: "There is an operator of this name already",
    remedy: "Choose another name.",
  },
  "last-owner": {
    status: 409,
    title: "Somebody has to be an owner who may sign in",
    remedy: "Make another operator an owner first.",
  },
  "setup-link-spent": {
    status: 410,
    title: "The link sets nothing up",
    remedy: "Ask an owner for a new one.",
  },
  "second-factor-exists": {
    status: 409,
    title: "There is a second factor already",
    remedy: "Remove it with a code of it, then set up another one.",
  },
  "token-not-found": { status: 404, title: "There is no such token", remedy: "Read the list again." },
  "document-not-found": {
    status: 404,
    title: "There is no such document",
    remedy: "Check the selector; a deleted document has its history still.",
  },
  "document-version-not-found": {
    status: 404,
    title: "There is no such version of the document",
    remedy: "Read its history again: the oldest versions make room.",
  },
  "quota-not-found": {
    status: 404,
    title: "The user has no quota of this service",
    remedy: "Without a quota it is not limited.",
  },
  "user-exists": {
    status: 409,
    title: "There is a user with this address already",
    remedy: "Choose another address or change the user that exists.",
  },
  "document-forbidden": {
    status: 403,
    title: "This document cannot be written",
    remedy: "The reason tells what its usage asks for.",
  },
  "document-rejected": {
    status: 409,
    title: "The document is not accepted",
    remedy: "Correct what the reason names; the stored document is as it was.",
  },
  "document-changed": {
    status: 412,
    title: "The document is another one by now",
    remedy: "Read it again and decide anew.",
  },
  "document-too-large": {
    status: 413,
    title: "The document is too large, or its user keeps too much",
    remedy: "Make it smaller, or raise the bounds in the settings of XCAP.",
  },
  "content-not-found": {
    status: 404,
    title: "There is no such object",
    remedy: "Check owner and name; read the list of objects again.",
  },
  "content-expired": {
    status: 410,
    title: "The lifetime of the object is over",
    remedy: "Write it again; its octets are gone.",
  },
  "content-forbidden": {
    status: 403,
    title: "The object is not for you, or there is none",
    remedy:
      "Objects are for whoever is shown a reference to them; the answer does not tell whether there is one.",
  },
  "content-changed": {
    status: 412,
    title: "The object is another one by now",
    remedy: "Read it again and decide anew.",
  },
  "content-too-large": {
    status: 413,
    title: "The object is too large",
    remedy: "Make it smaller, or raise content.objectBytes in the settings.",
  },
  "content-type-refused": {
    status: 415,
    title: "Objects of this type are not taken, or the octets are of another type",
    remedy: "Send the type that the octets have, one of those in the settings of content.",
  },
  "range-not-satisfiable": {
    status: 416,
    title: "The object has no such octets",
    remedy: "Content-Range tells how many it has.",
  },
  "content-unreadable": {
    status: 422,
    title: "The image cannot be decoded, or has too many pixels",
    remedy: "Save it anew, smaller.",
  },
  "content-quota-exceeded": {
    status: 507,
    title: "The user keeps too much",
    remedy: "Delete objects, or raise the bounds in the settings of content.",
  },
  "method-not-allowed": {
    status: 405,
    title: "This cannot be done here",
    remedy: "Allow names what can.",
  },
  "server-busy": {
    status: 503,
    title: "The server has too much to do",
    remedy: "Try again after Retry-After.",
  },
  "foreign-domain": {
    status: 422,
    title: "The domain is not served here",
    remedy: "Use one of the domains of /api/v1/domains.",
  },
  "import-rejected": {
    status: 422,
    title: "The import has rows that are not accepted",
    remedy: "Correct the rows that are listed; nothing was written.",
  },
  "body-too-large": { status: 413, title: "The body is too large", remedy: "Send it in parts." },
  "unsupported-media-type": {
    status: 415,
    title: "The body is of a type that is not understood",
    remedy: "Send application/json.",
  },
  "too-many-attempts": {
    status: 429,
    title: "Too many attempts",
    remedy: "Wait for as many seconds as Retry-After says.",
  },
  "too-many-writers": {
    status: 503,
    title: "Too many others write this document",
    remedy: "Try again after Retry-After.",
  },
  "too-many-live-clients": {
    status: 503,
    title: "Too many live connections are open",
    remedy: "Close a tab, or try again after Retry-After.",
  },
  ...agentProblemTypes,
  ...eventProblemTypes,
  "internal-error": {
    status: 500,
    title: "The server failed",
    remedy: "Try again; the log has the cause under the instance that is named.",
  },
} as const satisfies Readonly<Record<ProblemCode, ProblemType>>;

export const fieldProblemSchema = z.object({
  field: z.string().describe("Where: `aor`, `body.expires`, `row 12, password`"),
  reason: z.string().describe("What is wrong with it, one sentence"),
  said: saidSchema.optional().describe("The reason"),
});

export type FieldProblem = z.infer<typeof fieldProblemSchema>;

/** Body of every answer that says no (RFC 9457), media type `application/problem+json`. */
export const problemDetailsSchema = z.object({
  type: z.string().describe("Stable URI reference of the problem type"),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional().describe("The request, as it is named in the log"),
  field: z.string().optional().describe("The first field at fault"),
  reason: z.string().optional().describe("What is wrong with it"),
  said: saidSchema.optional().describe("The reason"),
  problems: z.array(fieldProblemSchema).optional().describe("Every field at fault, the first ones of many"),
});

export type ProblemDetails = z.infer<typeof problemDetailsSchema>;
