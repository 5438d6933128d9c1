import { identityKey, parseNameAddress, parseUri } from "@porchlight/sip-message";
import { fieldIn, type SkimmedHead, skimHead } from "./skimmed-head";
import type { WireMessage } from "./traced-message";

/** What is traced. */
export type TraceTarget =
  /** Address of record, as accounts are named. */
  | { readonly kind: "user"; readonly user: string }
  | { readonly kind: "call"; readonly callId: string }
  | { readonly kind: "connection"; readonly connection: number };

/** Users that have proved on a flow who they are. */
export type IdentitiesOn = (flow: number) => readonly string[];

/** Calls that are remembered to be the user's; the oldest make room. */
const callsKept = 1000;

/** Says which messages belong to a target, and which of its flows are the near side. */
export class TargetFilter {
  readonly #target: TraceTarget;
  readonly #identitiesOn: IdentitiesOn;
  readonly #calls = new Set<string>();
  readonly #nearFlows = new Set<number>();

  constructor(target: TraceTarget, identitiesOn: IdentitiesOn) {
    this.#target = target;
    this.#identitiesOn = identitiesOn;
  }

  /** Whether a message is to be recorded. Messages are asked about in the order in which they crossed. */
  takes(message: WireMessage): boolean {
    const target = this.#target;
    switch (target.kind) {
      case "connection":
        return this.#takenIf(message, message.flow.id === target.connection, true);
      case "call": {
        const isCall = fieldIn(skimHead(message.octets), "call-id") === target.callId;
        return this.#takenIf(message, isCall, this.#nearFlows.size === 0);
      }
      case "user":
        return this.#takesOfUser(message, target.user);
    }
  }

  /** Whether a flow is that of the target: of the user, of the first message of the call, the connection. */
  isNear(flow: number): boolean {
    return this.#nearFlows.has(flow);
  }

  #takenIf({ flow }: WireMessage, isTaken: boolean, isNear: boolean): boolean {
    if (isTaken && isNear) this.#nearFlows.add(flow.id);
    return isTaken;
  }

  /**
   * What crosses a connection of the user alone, readable or not; elsewhere what names the user, and what belongs to
   * a call that did: a connection that others share shows nothing of them.
   */
  #takesOfUser(message: WireMessage, user: string): boolean {
    const identities = this.#identitiesOn(message.flow.id);
    const isOwnFlow = identities.length === 1 && identities[0] === user;
    const head = skimHead(message.octets);
    const callId = fieldIn(head, "call-id");
    const isNamed = namesUser(head, user);
    const isTaken = isOwnFlow || isNamed || (callId !== undefined && this.#calls.has(callId));
    if (isTaken && callId !== undefined) this.#remember(callId);
    const isNear = identities.includes(user) || (identities.length === 0 && isSentBy(message, head, user));
    return this.#takenIf(message, isTaken, isNear);
  }

  #remember(callId: string): void {
    this.#calls.delete(callId);
    this.#calls.add(callId);
    const [oldest] = this.#calls;
    if (this.#calls.size > callsKept && oldest !== undefined) this.#calls.delete(oldest);
  }
}

const isSentBy = ({ direction }: WireMessage, head: SkimmedHead, user: string): boolean =>
  direction === "in" && isRequest(head) && isAddressOf(fieldIn(head, "from"), user);

const isRequest = ({ firstLine }: SkimmedHead): boolean => !/^SIP\//i.test(firstLine);

/** Fields with an address in them that say whom a message is of. */
const namingFields = ["from", "to", "p-asserted-identity", "p-preferred-identity"] as const;

function namesUser(head: SkimmedHead, user: string): boolean {
  if (namingFields.some((name) => isAddressOf(fieldIn(head, name), user))) return true;
  return isRequest(head) && isUriOf(head.firstLine.split(" ")[1] ?? "", user);
}

function isAddressOf(value: string | undefined, user: string): boolean {
  const address = value !== undefined && mayName(value, user) ? parseNameAddress(value) : undefined;
  return address?.ok === true && isUriOf(address.value.uri, user);
}

/** `sip`, `sips`, `pres` and `im` name the same person. */
function isUriOf(text: string, user: string): boolean {
  if (!mayName(text, user)) return false;
  const uri = parseUri(text);
  const key = uri.ok ? identityKey(uri.value) : undefined;
  return key !== undefined && withoutScheme(key) === withoutScheme(user);
}

/** Most messages are of others, and this is told without reading their addresses: the name, or escapes, must be there. */
const mayName = (text: string, user: string): boolean =>
  text.includes("%") || text.includes(user.slice(user.indexOf(":") + 1, user.lastIndexOf("@")));

const withoutScheme = (uri: string): string => uri.slice(uri.indexOf(":") + 1);
