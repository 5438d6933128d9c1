import { type Rejection, rejection } from "@porchlight/event-notifier";
import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import type { PeerDirectory, PeerProfile } from "@porchlight/routing";
import type { BruteForceGuard, DigestAuthenticator, KnownUser } from "@porchlight/sip-auth";
import type { SipRequest } from "@porchlight/sip-message";
import type { UserQuotas } from "../admission/user-quotas";
import type { DigestOrder, EngineConfig } from "../config";
import type { LiveFlow } from "../flows/flow-table";
import type { EngineOutputs } from "../ports/outputs";
import { accountAskedFor, tellRefusal } from "../registration/register-refusal";
import type { AccountTable } from "../state/account-table";
import { addressOfRecord, asksForAnonymity, assertedIdentities } from "./asserted-identities";
import { ANONYMOUS, type Identity } from "./identity";
import type { ServedDomains } from "./served-domains";

/** Who asks for credentials: the end of the request, or a proxy on its way (RFC 3261 section 22). */
export type AskedBy = "server" | "proxy";

const fields = {
  server: { status: 401, credentials: "authorization", challenge: "WWW-Authenticate" },
  proxy: { status: 407, credentials: "proxy-authorization", challenge: "Proxy-Authenticate" },
} as const;

/** Libraries that overwrite one challenge by the next, and so know the last alone: SIP.js 0.21, JsSIP 3.13. */
const takesLast = /^(?:SIP\.js|JsSIP)\b/i;

/** Finds out who a request is from: digest credentials, or the word of a trusted network or a peer (core.md section 5). */
export class Authentication {
  readonly #config: EngineConfig;
  readonly #outputs: EngineOutputs;
  readonly #accounts: AccountTable;
  readonly #domains: ServedDomains;
  readonly #peers: PeerDirectory;
  readonly #quotas: UserQuotas;
  readonly #digest: DigestAuthenticator;
  readonly #guard: BruteForceGuard;

  constructor(
    config: EngineConfig,
    outputs: EngineOutputs,
    accounts: AccountTable,
    domains: ServedDomains,
    peers: PeerDirectory,
    quotas: UserQuotas,
    digest: DigestAuthenticator,
    guard: BruteForceGuard,
  ) {
    this.#config = config;
    this.#outputs = outputs;
    this.#accounts = accounts;
    this.#domains = domains;
    this.#peers = peers;
    this.#quotas = quotas;
    this.#digest = digest;
    this.#guard = guard;
  }

  /**
   * The identity behind a request, or 401 (a proxy: 407) with our challenges; 403 when From claims to be somebody else
   * (COR-041), 503 when the user has used up its quota.
   */
  identify(
    request: SipRequest,
    flow: LiveFlow,
    now: Instant,
    askedBy: AskedBy = "server",
  ): Result<Identity, Rejection> {
    const identity = flow.flow.trusted
      ? this.#asserted(request)
      : (this.#ofPeer(request, flow, now) ?? this.#authenticated(request, flow, now, askedBy));
    if (!identity.ok) return identity;
    const { asserted, aor } = identity.value;
    if (!asserted && request.method !== "REGISTER" && !isFrom(request, identity.value)) {
      return fail(rejection(403, [], "From Is Not Yours"));
    }
    const refusal = asserted ? undefined : this.#quotas.take(aor, flow, now);
    if (refusal !== undefined) return fail(refusal);
    if (identity.value.identities.length > 0) flow.identities.add(aor);
    return identity;
  }

  #asserted(request: SipRequest): Result<Identity, Rejection> {
    const asserted = assertedIdentities(request.headers);
    if (asserted === undefined) return fail(rejection(400, [], "Malformed P-Asserted-Identity"));
    const isAnonymous = asksForAnonymity(request);
    const from = addressOfRecord(request.from.uri);
    const identities = asserted.length > 0 || from === undefined || from === ANONYMOUS ? asserted : [from];
    const [aor] = identities;
    if (aor !== undefined) return ok({ aor, identities, isAnonymous, asserted: true, peer: undefined });
    if (!this.#config.watchers.unidentified) return fail(rejection(403));
    return ok(nobody(undefined));
  }

  /**
   * The word of a peer for somebody of its own domain (core.md section 9); of an untrusted one no identity is believed.
   * Undefined when the request is not from a peer, or claims to be of a domain of ours: then it needs credentials.
   */
  #ofPeer(request: SipRequest, flow: LiveFlow, now: Instant): Result<Identity, Rejection> | undefined {
    const caller = this.#peers.peerOfFlow(flow.flow, undefined);
    if (caller === undefined) return undefined;
    const claimed = this.#claimedBy(request, caller);
    if (claimed === undefined) return fail(rejection(400, [], "Malformed P-Asserted-Identity"));
    const domain = domainOf(claimed.identities[0]);
    if (domain !== undefined && this.#domains.has(domain)) return undefined;
    const peer = domain === undefined ? caller : this.#peers.peerOfFlow(flow.flow, domain);
    if (peer === undefined) {
      this.#peers.refused(caller.domain, "unproved", now, claimed.identities[0]);
      return fail(rejection(403, [], "Not Your Domain"));
    }
    if (peer.trust === "trusted" && claimed.identities.length > 0)
      return ok({ ...claimed, aor: claimed.identities[0] ?? ANONYMOUS, asserted: true, peer });
    return peer.unidentifiedWatchers ? ok(nobody(peer)) : fail(rejection(403, [], "Identity Not Believed"));
  }

  #claimedBy(
    request: SipRequest,
    { trust }: PeerProfile,
  ): { readonly identities: readonly string[]; readonly isAnonymous: boolean } | undefined {
    const asserted = trust === "trusted" ? assertedIdentities(request.headers) : [];
    if (asserted === undefined) return undefined;
    const from = addressOfRecord(request.from.uri);
    const identities = asserted.length > 0 || from === undefined || from === ANONYMOUS ? asserted : [from];
    return { identities, isAnonymous: asksForAnonymity(request) };
  }

  #authenticated(
    request: SipRequest,
    flow: LiveFlow,
    now: Instant,
    askedBy: AskedBy,
  ): Result<Identity, Rejection> {
    const realm = this.#realmOf(request, askedBy);
    const verdict = this.#digest.verify({
      method: request.method,
      authorization: request.headers.raw(fields[askedBy].credentials),
      realm,
      algorithms: this.#orderFor(request, flow),
      lookup: (username) => this.#credentials(username, realm),
      body: request.body,
      now,
    });
    switch (verdict.kind) {
      case "malformed":
        return fail(rejection(400, [], "Malformed Authorization"));
      case "challenge": {
        if (verdict.failure === undefined)
          tellRefusal(this.#outputs, request, flow, accountAskedFor(request, realm), "challenged");
        else this.#failed(request, verdict.failure, verdict.username, realm, flow, now);
        // `stale` tells that the password was right: not to somebody who is backed off for guessing.
        const isTold = verdict.stale && !this.#isBlocked(verdict.username, realm, flow, now);
        return fail(this.#challenge(request, realm, isTold, flow, now, askedBy));
      }
      case "authenticated": {
        const aor = accountAddress(verdict.username, realm);
        if (this.#isBlocked(verdict.username, realm, flow, now)) {
          this.#failed(request, "backed-off", verdict.username, realm, flow, now);
          return fail(this.#challenge(request, realm, false, flow, now, askedBy));
        }
        this.#guard.succeeded(aor, flow.flow.remoteAddress);
        const isAnonymous = asksForAnonymity(request);
        return ok({ aor, identities: [aor], isAnonymous, asserted: false, peer: undefined });
      }
    }
  }

  /** A proxy serves its own users, wherever they call. */
  #realmOf({ from, method, to, uri }: SipRequest, askedBy: AskedBy): string {
    if (askedBy === "proxy") return this.#domains.realmFor(from.uri, uri);
    return this.#domains.realmFor(method === "REGISTER" ? to.uri : uri, from.uri);
  }

  #isBlocked(username: string, realm: string, flow: LiveFlow, now: Instant): boolean {
    return this.#guard.isBlocked(accountAddress(username, realm), flow.flow.remoteAddress, now);
  }

  #challenge(
    request: SipRequest,
    realm: string,
    stale: boolean,
    flow: LiveFlow,
    now: Instant,
    askedBy: AskedBy,
  ): Rejection {
    const { challenge: field, status } = fields[askedBy];
    const challenges = this.#digest.challenges(realm, this.#orderFor(request, flow), stale, now);
    return rejection(
      status,
      challenges.map((challenge) => [field, challenge] as const),
    );
  }

  #orderFor({ headers }: SipRequest, { flow }: LiveFlow): DigestOrder {
    const { order, webSocketOrder } = this.#config.digest;
    if (flow.transport !== "ws" && flow.transport !== "wss") return order;
    return takesLast.test(headers.first("user-agent") ?? "") ? webSocketOrder.toReversed() : webSocketOrder;
  }

  #failed(
    request: SipRequest,
    failure: FailureName,
    username: string,
    realm: string,
    flow: LiveFlow,
    now: Instant,
  ): void {
    const aor = accountAddress(username, realm);
    if (countsAsGuess(failure)) this.#guard.failed(aor, flow.flow.remoteAddress, now);
    this.#outputs.observe({ kind: "authentication-failed", failure, username, flow: flow.id });
    tellRefusal(this.#outputs, request, flow, aor, failure);
  }

  #credentials(username: string, realm: string): KnownUser | undefined {
    const account = this.#accounts.get(accountAddress(username, realm));
    if (account === undefined) return undefined;
    const secrets = username.includes("@") ? account.addressSecrets : account.secrets;
    return { secrets, disabled: account.disabled };
  }
}

const nobody = (peer: PeerProfile | undefined): Identity => ({
  aor: ANONYMOUS,
  identities: [],
  isAnonymous: true,
  asserted: true,
  peer,
});

/** Of an address of record; a telephone number has none. */
function domainOf(identity: string | undefined): string | undefined {
  const at = identity?.lastIndexOf("@") ?? -1;
  return at < 0 ? undefined : identity?.slice(at + 1);
}

type FailureName = Extract<
  Parameters<EngineOutputs["observe"]>[0],
  { kind: "authentication-failed" }
>["failure"];

const countsAsGuess = (failure: FailureName): boolean =>
  failure === "wrong-password" || failure === "unknown-user" || failure === "disabled-user";

/** `alice` and `alice@office.test` name the same account. */
function accountAddress(username: string, realm: string): string {
  const at = username.lastIndexOf("@");
  return at < 0
    ? `sip:${username}@${realm}`
    : `sip:${username.slice(0, at)}@${username.slice(at + 1).toLowerCase()}`;
}

/** An anonymous From claims to be nobody. */
const isFrom = (request: SipRequest, { aor, isAnonymous }: Identity): boolean => {
  const from = addressOfRecord(request.from.uri);
  return from === aor || (isAnonymous && from === ANONYMOUS) || isFromDevice(request, from, aor);
};

/** Devices ask for their profile as nobody of their provider's domain (RFC 6080 section 5.1.4.2). */
const isFromDevice = ({ headers }: SipRequest, from: string | undefined, aor: string): boolean =>
  /^ua-profile\s*(?:;|$)/.test(headers.first("event") ?? "") && from === `sip:anonymous@${domainOf(aor)}`;
