import type { Account } from "@porchlight/accounts";
import { type RegistrationEvent, type Rejection, rejection } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import {
  type Accepted,
  type Binding,
  endsWithFlow,
  type RegisterInput,
  register,
} from "@porchlight/registrar";
import { type Contacts, expiresOf, optionTags, parseContacts } from "@porchlight/sip-message";
import type { Turn } from "../commits/turn-taking";
import type { EngineContext } from "../context";
import type { LiveFlow } from "../flows/flow-table";
import { addressOfRecord } from "../identity/asserted-identities";
import type { Identity } from "../identity/identity";
import type { BindingRecord, JournalRecord } from "../ports/journal";
import { provisionedExpiry } from "../provisioning/provisioned-limits";
import { registerHeaders } from "../registration/register-headers";
import { tellRefusal } from "../registration/register-refusal";
import { LiveBinding } from "../state/binding-table";
import { ownersMark } from "../state/owners";
import type { ServerTransaction } from "../transactions/server-transaction";
import { peerOf } from "./subscription-record";

/** REGISTER and the life of bindings (RFC 3261 section 10.3). */
export class RegistrationService {
  readonly #context: EngineContext;

  constructor(context: EngineContext) {
    this.#context = context;
  }

  register(exchange: ServerTransaction, user: Identity, now: Instant): void {
    const { domains, accounts, outputs } = this.#context;
    const { request, flow } = exchange;
    const aor = domains.addressOf(request.to.uri, exchange.isSecure);
    if (!aor.ok) {
      tellRefusal(outputs, request, flow, user.aor, "foreign-domain");
      return exchange.reject(isNoAddress(aor.error) ? rejection(400) : aor.error, now);
    }
    if (aor.value !== user.aor) {
      tellRefusal(outputs, request, flow, aor.value, "other-user");
      return exchange.reject(rejection(403), now);
    }
    const account = accounts.get(aor.value);
    if (account === undefined || account.disabled) return exchange.reject(rejection(404), now);
    const decide = (at: Instant, done: (now: Instant) => void): void => {
      if (accounts.isStanding(account)) return this.#decide(exchange, account, at, done);
      exchange.reject(rejection(404), at);
      done(at);
    };
    this.#inTurn(aor.value, decide, now);
  }

  #decide(
    exchange: ServerTransaction,
    { aor, createdAt: since }: Account,
    now: Instant,
    done: (now: Instant) => void,
  ): void {
    const contacts = parseContacts(exchange.request.headers);
    if (!contacts.ok) {
      exchange.reject(rejection(400, [], "Malformed Contact"), now);
      return done(now);
    }
    const outcome = register(this.#input(exchange, aor, since, contacts.value, now));
    if (outcome.kind === "rejected") {
      exchange.reject(
        {
          status: outcome.status,
          headers: outcome.headers,
          ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
        },
        now,
      );
      return done(now);
    }
    this.#commit(exchange, aor, outcome, now, done);
  }

  #input(
    { request, flow }: ServerTransaction,
    aor: string,
    since: Instant,
    contacts: Contacts,
    now: Instant,
  ): RegisterInput {
    const { bindings, config, gruuMint } = this.#context;
    return {
      aor,
      since,
      current: bindings.of(aor).map(({ record }) => record),
      callId: request.callId,
      cseq: request.cseq.number,
      contacts,
      expiresHeader: expiresOf(request.headers),
      supported: optionTags(request.headers, "supported"),
      path: request.headers.values("path"),
      userAgent: request.headers.first("user-agent") ?? "",
      peer: peerOf(flow, firstContact(contacts)),
      isFirstHop: request.headers.values("via").length === 1,
      isThirdParty: addressOfRecord(request.from.uri) !== aor,
      outboundOverUdp: config.outboundOverUdp,
      now,
      limits: provisionedExpiry(
        config.registration,
        config.provisioned?.of(aor).provisioned("registerExpires"),
      ),
      gruus: gruuMint,
    };
  }

  #commit(
    exchange: ServerTransaction,
    aor: string,
    outcome: Accepted,
    now: Instant,
    done: (now: Instant) => void,
  ): void {
    const owners = ownersMark(this.#context.accounts, aor);
    const records: JournalRecord[] = [
      ...outcome.remove.map(({ key }): JournalRecord => ({ kind: "binding-delete", aor, key })),
      ...[...outcome.put, ...outcome.renewed].map(
        (binding): JournalRecord => ({ kind: "binding-put", record: { ...binding, owners } }),
      ),
    ];
    const finish = (at: Instant): void => {
      this.#apply(aor, outcome, exchange.flow);
      this.#answer(exchange, outcome, at);
      if (records.length > 0) this.#context.outputs.observe({ kind: "registration-changed", aor });
      done(at);
    };
    if (records.length === 0) return finish(now);
    this.#context.commits.submit(records, finish, (at) => {
      exchange.reject(rejection(500, [], "Not Stored"), at);
      done(at);
    });
  }

  #apply(aor: string, outcome: Accepted, flow: LiveFlow): void {
    const { bindings, flows, registrations } = this.#context;
    const removed = outcome.remove.flatMap(({ key }) => bindings.get(aor, key) ?? []);
    const replaced = outcome.put.flatMap((record) => {
      const former = bindings.get(aor, record.key);
      return former === undefined || former.record.contactUri === record.contactUri ? [] : former;
    });
    for (const { key } of outcome.remove) bindings.remove(aor, key);
    const live = flows.get(flow.id);
    const bound = outcome.put.map((record) => this.#put(record, live, this.#eventOf(record)));
    for (const record of outcome.renewed) this.#renew(record);
    for (const binding of removed) registrations.ended(binding, "unregistered");
    for (const binding of replaced) registrations.ended(binding, "replaced");
    for (const binding of bound) registrations.bound(binding);
  }

  #eventOf({ aor, key, contactUri }: Binding): LiveBinding["event"] {
    const isKnown = this.#context.bindings.get(aor, key)?.record.contactUri === contactUri;
    return isKnown ? "refreshed" : "registered";
  }

  #put(record: Binding, flow: LiveFlow | undefined, event: LiveBinding["event"]): LiveBinding {
    const binding = this.#live(record, flow, event);
    this.#context.bindings.put(binding);
    return binding;
  }

  /** Another binding of an instance, which keeps its flow: unless it went while the request was being stored. */
  #renew(record: Binding): void {
    const { bindings } = this.#context;
    const former = bindings.get(record.aor, record.key);
    if (former !== undefined) bindings.amend(this.#live(record, former.flow, former.event));
  }

  #live(record: Binding, flow: LiveFlow | undefined, event: LiveBinding["event"]): LiveBinding {
    return new LiveBinding(record, flow, event, (over) => this.#drop(over, "expired"));
  }

  #answer(exchange: ServerTransaction, outcome: Accepted, now: Instant): void {
    const { config, packages } = this.#context;
    const headers = registerHeaders(outcome, exchange.flow.flow, config.registration, now);
    exchange.reply(200, { headers: [...headers, ["Allow-Events", packages.allowEvents]] }, now);
  }

  #drop(binding: LiveBinding, event: RegistrationEvent): void {
    const { aor, key } = binding.record;
    this.#context.bindings.remove(aor, key);
    this.#context.commits.submitUnattended([{ kind: "binding-delete", aor, key }]);
    this.#context.registrations.ended(binding, event);
    this.#context.outputs.observe({ kind: "registration-changed", aor });
  }

  /** A flow is gone: bindings that only it could reach are invalid at once (RFC 5626 section 7). */
  flowClosed(flow: LiveFlow): void {
    for (const binding of [...flow.registered]) {
      if (endsWithFlow(binding.record)) this.#drop(binding, "flow-lost");
    }
  }

  /** What is registered for an account that went away; that too which is on its way to the disk. */
  dropAllOf(aor: string, now: Instant): void {
    this.#dropThose(aor);
    this.#inTurn(
      aor,
      (at, done) => {
        this.#dropThose(aor);
        done(at);
      },
      now,
    );
  }

  #dropThose(aor: string): void {
    for (const binding of this.#context.bindings.of(aor)) this.#drop(binding, "account-removed");
  }

  #inTurn(aor: string, turn: Turn, now: Instant): void {
    this.#context.turns.take(`register ${aor}`, turn, now);
  }

  /** The one registered last comes last again. */
  restore(records: readonly BindingRecord[]): void {
    for (const record of [...records].sort((a, b) => a.refreshedAt - b.refreshedAt)) {
      this.#put(record, undefined, "registered");
    }
  }
}

const firstContact = (contacts: Contacts): string =>
  contacts.kind === "list" ? (contacts.contacts[0]?.uri ?? "") : "";

/** What is said of a Request-URI does not fit To: there it is a malformed request. */
const isNoAddress = ({ status }: Rejection): boolean => status === 400 || status === 416;
