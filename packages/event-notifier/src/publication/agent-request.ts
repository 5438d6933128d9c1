import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import type { PublicationGrant } from "../authorization";
import type { PublishedText } from "../compositor";
import { grantExpiry } from "../expiry";
import { type Rejection, rejection } from "../rejection";
import type { Publication } from "./publication";
import { type PublishContext, type PublishDecision, roomForOneMore } from "./publish";
import { limitBody, type PublishedBody, readPublishedText, throttleModify } from "./publish-steps";

/** What a source inside the server asks for: one publication, which it names itself. */
export interface AgentRequest {
  readonly change: /** Creates the publication, or replaces what it says. */
  ({ readonly kind: "put" } & PublishedText) | { readonly kind: "refresh" } | { readonly kind: "withdraw" };
  /** Undefined asks for what the package gives by default. */
  readonly lifetimeSeconds: number | undefined;
  /** How the publication has to stand: under this entity-tag, or not at all; undefined: however it does. */
  readonly expected: { readonly entityTag: string } | "absent" | undefined;
  /** Of what the rules on the presentity let it say, what the operator does; undefined: all. */
  readonly limit: PublicationGrant | undefined;
}

export interface AgentContext
  extends Omit<PublishContext, "expiry" | "find" | "host" | "hasher" | "relocate"> {
  /** The publication of the source, while it lives. */
  readonly publication: Publication | undefined;
}

/** Steps 4 to 7 of RFC 3903 section 6 for a source that names its publication instead of an entity-tag. */
export function decideAgentRequest(
  request: AgentRequest,
  context: AgentContext,
  now: Instant,
): Result<PublishDecision, Rejection> {
  const { change } = request;
  const { publication } = context;
  if (!isAsExpected(request, publication)) return fail(rejection(412));
  if (change.kind === "withdraw") {
    return publication === undefined ? fail(rejection(404)) : ok({ kind: "remove", publication });
  }
  const lifetime = grantExpiry(request.lifetimeSeconds, context.eventPackage.expiry);
  if (!lifetime.ok) return lifetime;
  const lifetimeSeconds = lifetime.value;
  if (lifetimeSeconds === 0) return fail(tooBrief(context));
  if (change.kind === "put") return decidePut(change, lifetimeSeconds, request, context, now);
  return publication === undefined
    ? fail(rejection(412))
    : ok({ kind: "refresh", publication, lifetimeSeconds });
}

const isAsExpected = ({ expected }: AgentRequest, publication: Publication | undefined): boolean => {
  if (expected === undefined) return true;
  return expected === "absent" ? publication === undefined : publication?.entityTag === expected.entityTag;
};

/** An agent that has nothing to say withdraws. */
const tooBrief = ({ eventPackage }: AgentContext): Rejection =>
  rejection(423, [["Min-Expires", String(eventPackage.expiry.minSeconds)]]);

function decidePut(
  sent: PublishedText,
  lifetimeSeconds: number,
  request: AgentRequest,
  context: AgentContext,
  now: Instant,
): Result<PublishDecision, Rejection> {
  const { publication, limits } = context;
  const body = readGrantedText(sent, request, context);
  if (!body.ok) return body;
  if (publication === undefined) {
    const room = roomForOneMore(context);
    return room.ok ? ok({ kind: "initial", lifetimeSeconds, ...body.value }) : room;
  }
  const paced = throttleModify(publication, limits.throttleSeconds, now);
  return paced.ok ? ok({ kind: "modify", publication, lifetimeSeconds, ...body.value }) : paced;
}

/** What both the presentity and the operator let the agent say. */
function readGrantedText(
  sent: PublishedText,
  { limit }: AgentRequest,
  { eventPackage, compositor, grant, limits, publication }: AgentContext,
): Result<PublishedBody, Rejection> {
  if (sent.body.length > limits.bodyOctets) return fail(rejection(413));
  const reading = { eventPackage, compositor, maxOctets: limits.bodyOctets, publication };
  const body = readPublishedText(sent, reading);
  const allowed = body.ok ? limitBody(body.value, grant, compositor) : body;
  return allowed.ok && limit !== undefined ? limitBody(allowed.value, limit, compositor) : allowed;
}
