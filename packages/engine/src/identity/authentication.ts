import { type Rejection, rejection } from "@porchlight/event-notifier";
import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import type { BruteForceGuard, DigestAuthenticator, KnownUser } from "@porchlight/sip-auth";
import type { SipRequest } from "@porchlight/sip-message";
import type { DigestOrder, EngineConfig } from "../config";
import type { LiveFlow } from "../flows/flow-table";
import type { EngineOutputs } from "../ports/outputs";
import type { AccountTable } from "../state/account-table";
import { addressOfRecord, asksForAnonymity, assertedIdentities } from "./asserted-identities";
import { ANONYMOUS, type Identity } from "./identity";
import type { ServedDomains } from "./served-domains";

/** Finds out who a request is from: digest credentials, or the word of a trusted network (core.md section 5). */
export class Authentication {
  readonly #config: EngineConfig;
  readonly #outputs: EngineOutputs;
  readonly #accounts: AccountTable;
  readonly #domains: ServedDomains;
  readonly #digest: DigestAuthenticator;
  readonly #guard: BruteForceGuard;

  constructor(
    config: EngineConfig,
    outputs: EngineOutputs,
    accounts: AccountTable,
    domains: ServedDomains,
    digest: DigestAuthenticator,
    guard: BruteForceGuard,
  ) {
    this.#config = config;
    this.#outputs = outputs;
    this.#accounts = accounts;
    this.#domains = domains;
    this.#digest = digest;
    this.#guard = guard;
  }

  /** The identity behind a request, or 401 with our challenges; 403 when From claims to be somebody else (COR-041). */
  identify(request: SipRequest, flow: LiveFlow, now: Instant): Result<Identity, Rejection> {
    const identity = flow.flow.trusted ? this.#asserted(request) : this.#authenticated(request, flow, now);
    if (!identity.ok) return identity;
    if (!identity.value.asserted && request.method !== "REGISTER" && !isFrom(request, identity.value)) {
      return fail(rejection(403, [], "From Is Not Yours"));
    }
    if (identity.value.identities.length > 0) flow.identities.add(identity.value.aor);
    return identity;
  }

  #asserted(request: SipRequest): Result<Identity, Rejection> {
    const asserted = assertedIdentities(request.headers);
    if (asserted === undefined) return fail(rejection(400, [], "Malformed P-Asserted-Identity"));
    const isAnonymous = asksForAnonymity(request);
    const from = addressOfRecord(request.from.uri);
    const identities = asserted.length > 0 || from === undefined || from === ANONYMOUS ? asserted : [from];
    const [aor] = identities;
    if (aor !== undefined) return ok({ aor, identities, isAnonymous, asserted: true });
    if (!this.#config.watchers.unidentified) return fail(rejection(403));
    return ok({ aor: ANONYMOUS, identities: [], isAnonymous: true, asserted: true });
  }

  #authenticated(request: SipRequest, flow: LiveFlow, now: Instant): Result<Identity, Rejection> {
    const realm = this.#domains.realmFor(
      request.method === "REGISTER" ? request.to.uri : request.uri,
      request.from.uri,
    );
    const verdict = this.#digest.verify({
      method: request.method,
      authorization: request.headers.raw("authorization"),
      realm,
      algorithms: this.#orderFor(flow),
      lookup: (username) => this.#credentials(username, realm),
      body: request.body,
      now,
    });
    switch (verdict.kind) {
      case "malformed":
        return fail(rejection(400, [], "Malformed Authorization"));
      case "challenge": {
        if (verdict.failure !== undefined) this.#failed(verdict.failure, verdict.username, realm, flow, now);
        // `stale` tells that the password was right: not to somebody who is backed off for guessing.
        const isTold = verdict.stale && !this.#isBlocked(verdict.username, realm, flow, now);
        return fail(this.#challenge(realm, isTold, flow, now));
      }
      case "authenticated": {
        const aor = accountAddress(verdict.username, realm);
        if (this.#isBlocked(verdict.username, realm, flow, now)) {
          this.#failed("backed-off", verdict.username, realm, flow, now);
          return fail(this.#challenge(realm, false, flow, now));
        }
        this.#guard.succeeded(aor, flow.flow.remoteAddress);
        return ok({ aor, identities: [aor], isAnonymous: asksForAnonymity(request), asserted: false });
      }
    }
  }

  #isBlocked(username: string, realm: string, flow: LiveFlow, now: Instant): boolean {
    return this.#guard.isBlocked(accountAddress(username, realm), flow.flow.remoteAddress, now);
  }

  #challenge(realm: string, stale: boolean, flow: LiveFlow, now: Instant): Rejection {
    const challenges = this.#digest.challenges(realm, this.#orderFor(flow), stale, now);
    return rejection(
      401,
      challenges.map((challenge) => ["WWW-Authenticate", challenge] as const),
    );
  }

  #orderFor({ flow }: LiveFlow): DigestOrder {
    const isWebSocket = flow.transport === "ws" || flow.transport === "wss";
    return isWebSocket ? this.#config.digest.webSocketOrder : this.#config.digest.order;
  }

  #failed(failure: FailureName, username: string, realm: string, flow: LiveFlow, now: Instant): void {
    if (countsAsGuess(failure))
      this.#guard.failed(accountAddress(username, realm), flow.flow.remoteAddress, now);
    this.#outputs.observe({ kind: "authentication-failed", failure, username, flow: flow.id });
  }

  #credentials(username: string, realm: string): KnownUser | undefined {
    const account = this.#accounts.get(accountAddress(username, realm));
    if (account === undefined) return undefined;
    const secrets = username.includes("@") ? account.addressSecrets : account.secrets;
    return { secrets, disabled: account.disabled };
  }
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
const isFrom = ({ from }: SipRequest, { aor, isAnonymous }: Identity): boolean =>
  addressOfRecord(from.uri) === aor || (isAnonymous && addressOfRecord(from.uri) === ANONYMOUS);
