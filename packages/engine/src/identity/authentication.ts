import type { Account } from "@porchlight/accounts";
import { type Rejection, rejection } from "@porchlight/event-notifier";
import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import type { BruteForceGuard, DigestAuthenticator } from "@porchlight/sip-auth";
import { aorOf, parseNameAddress, parseUri, type SipRequest } from "@porchlight/sip-message";
import type { EngineConfig } from "../config";
import type { LiveFlow } from "../flows/flow-table";
import type { EngineOutputs } from "../ports/outputs";
import type { AccountTable } from "../state/account-table";
import type { Identity } from "./identity";
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
    if (!identity.value.asserted && request.method !== "REGISTER" && !isFrom(request, identity.value.aor)) {
      return fail(rejection(403, [], "From Is Not Yours"));
    }
    flow.identities.add(identity.value.aor);
    return identity;
  }

  #asserted(request: SipRequest): Result<Identity, Rejection> {
    const asserted = request.headers.first("p-asserted-identity");
    const address = asserted === undefined ? undefined : parseNameAddress(asserted);
    const aor = addressOfRecord(address?.ok ? address.value.uri : request.from.uri);
    return aor === undefined ? fail(rejection(403)) : ok({ aor, asserted: true });
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
      acceptsUri: (uri) => this.#servesUri(uri),
      lookup: (username) => this.#credentials(username, realm),
      body: request.body,
      now,
    });
    switch (verdict.kind) {
      case "malformed":
        return fail(rejection(400, [], "Malformed Authorization"));
      case "challenge":
        if (verdict.failure !== undefined) this.#failed(verdict.failure, verdict.username, flow, now);
        return fail(this.#challenge(realm, verdict.stale, flow, now));
      case "authenticated": {
        const account = this.#account(verdict.username, realm);
        if (account === undefined || this.#guard.isBlocked(verdict.username, flow.flow.remoteAddress, now)) {
          this.#failed("backed-off", verdict.username, flow, now);
          return fail(this.#challenge(realm, false, flow, now));
        }
        this.#guard.succeeded(verdict.username, flow.flow.remoteAddress);
        return ok({ aor: account.aor, asserted: false });
      }
    }
  }

  #challenge(realm: string, stale: boolean, flow: LiveFlow, now: Instant): Rejection {
    const isWebSocket = flow.flow.transport === "ws" || flow.flow.transport === "wss";
    const order = isWebSocket ? this.#config.digest.webSocketOrder : this.#config.digest.order;
    const challenges = this.#digest.challenges(realm, order, stale, now);
    return rejection(
      401,
      challenges.map((challenge) => ["WWW-Authenticate", challenge] as const),
    );
  }

  #failed(failure: FailureName, username: string, flow: LiveFlow, now: Instant): void {
    if (countsAsGuess(failure)) this.#guard.failed(username, flow.flow.remoteAddress, now);
    this.#outputs.observe({ kind: "authentication-failed", failure, username, flow: flow.id });
  }

  /** Unlike in HTTP the `uri` need not be the Request-URI, but must name somebody or something here (RFC 8760 section 2.6). */
  #servesUri(uri: string): boolean {
    const parsed = parseUri(uri);
    return parsed.ok;
  }

  #account(username: string, realm: string): Account | undefined {
    return this.#accounts.get(accountAddress(username, realm));
  }

  #credentials(username: string, realm: string) {
    const account = this.#account(username, realm);
    if (account === undefined) return undefined;
    return {
      secrets: username.includes("@") ? account.addressSecrets : account.secrets,
      disabled: account.disabled,
    };
  }
}

type FailureName = Extract<
  Parameters<EngineOutputs["observe"]>[0],
  { kind: "authentication-failed" }
>["failure"];

const countsAsGuess = (failure: FailureName): boolean =>
  failure === "wrong-password" || failure === "unknown-user" || failure === "disabled-user";

/** `alice`, `alice@office.test` and `sip:alice@office.test` name the same account. */
function accountAddress(username: string, realm: string): string {
  const bare = username.startsWith("sip:") ? username.slice(4) : username;
  const at = bare.lastIndexOf("@");
  return at < 0 ? `sip:${bare}@${realm}` : `sip:${bare.slice(0, at)}@${bare.slice(at + 1).toLowerCase()}`;
}

function addressOfRecord(text: string): string | undefined {
  const uri = parseUri(text);
  if (!uri.ok || (uri.value.scheme !== "sip" && uri.value.scheme !== "sips")) return undefined;
  return uri.value.user === undefined ? undefined : aorOf(uri.value);
}

const isFrom = (request: SipRequest, aor: string): boolean => addressOfRecord(request.from.uri) === aor;
