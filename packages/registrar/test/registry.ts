import { type Instant, instant } from "@porchlight/kernel";
import { type Contacts, HeaderFields, parseContacts } from "@porchlight/sip-message";
import {
  type Accepted,
  type Binding,
  type BindingPeer,
  defaultRegisterLimits,
  type RegisterInput,
  type RegisterOutcome,
  register,
} from "../src/index";
import { newMint } from "./mint";

export const aor = "sip:alice@example.com";
export const instance = '+sip.instance="<urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44>"';
export const overWss: BindingPeer = { transport: "wss", address: "192.0.2.9", port: 443 };
export const overUdp: BindingPeer = { transport: "udp", address: "192.0.2.9", port: 5060 };

export interface Request extends Partial<Omit<RegisterInput, "contacts" | "expiresHeader">> {
  readonly expires?: number;
}

export function contactsOf(values: readonly string[]): Contacts {
  const parsed = parseContacts(new HeaderFields(values.map((value) => ["contact", value] as const)));
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

export const mint = newMint();
export const since = instant(500_000);

/** The bindings of alice, kept as the outcomes of requests say. Each request has the next CSeq of one Call-ID. */
export class Registry {
  readonly #bindings = new Map<string, Binding>();
  #cseq = 0;
  now: Instant = instant(1_000_000);

  get bindings(): readonly Binding[] {
    return [...this.#bindings.values()];
  }

  get contacts(): readonly string[] {
    return this.bindings.map(({ contactUri }) => contactUri);
  }

  pass(seconds: number): this {
    this.now = instant(this.now + seconds * 1000);
    return this;
  }

  register(values: readonly string[], request: Request = {}): RegisterOutcome {
    this.#cseq += 1;
    const { expires, ...more } = request;
    const outcome = register({
      aor,
      since,
      gruus: mint,
      current: this.bindings,
      callId: "reg-1",
      cseq: this.#cseq,
      contacts: contactsOf(values),
      expiresHeader: expires,
      supported: ["path", "outbound"],
      path: [],
      userAgent: "phone",
      peer: overWss,
      isFirstHop: request.path === undefined,
      isThirdParty: false,
      outboundOverUdp: false,
      now: this.now,
      limits: defaultRegisterLimits,
      ...more,
    });
    if (outcome.kind === "accepted") this.#take(outcome);
    return outcome;
  }

  /** As `register`, for what must be accepted. */
  accepted(values: readonly string[], request: Request = {}): Accepted {
    const outcome = this.register(values, request);
    if (outcome.kind === "rejected") throw new Error(`${outcome.status} ${outcome.reason}`);
    return outcome;
  }

  #take({ put, renewed, remove }: Accepted): void {
    for (const { key } of remove) this.#bindings.delete(key);
    for (const binding of [...put, ...renewed]) this.#bindings.set(binding.key, binding);
  }
}

/** `200`, or the status with the headers of the refusal. */
export const short = (outcome: RegisterOutcome): string =>
  outcome.kind === "accepted"
    ? "200"
    : [outcome.status, ...outcome.headers.map(([name, value]) => `${name}: ${value}`)].join(" ");
