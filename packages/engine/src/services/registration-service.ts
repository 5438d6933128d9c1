import { type RegistrationEvent, type Rejection, rejection } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import { type Binding, endsWithFlow, type RegisterOutcome, register } from "@porchlight/registrar";
import { expiresOf, optionTags, parseContacts } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import type { LiveFlow } from "../flows/flow-table";
import type { Identity } from "../identity/identity";
import type { BindingRecord, JournalRecord } from "../ports/journal";
import { LiveBinding } from "../state/binding-table";
import type { ServerTransaction } from "../transactions/server-transaction";
import { peerOf } from "./subscription-record";

/** REGISTER and the life of bindings (RFC 3261 section 10.3). */
export class RegistrationService {
  readonly #context: EngineContext;

  constructor(context: EngineContext) {
    this.#context = context;
  }

  register(exchange: ServerTransaction, user: Identity, now: Instant): void {
    const { domains, accounts } = this.#context;
    const aor = domains.addressOf(exchange.request.to.uri, exchange.isSecure);
    if (!aor.ok) return exchange.reject(isNoAddress(aor.error) ? rejection(400) : aor.error, now);
    if (aor.value !== user.aor) return exchange.reject(rejection(403), now);
    const account = accounts.get(aor.value);
    if (account === undefined || account.disabled) return exchange.reject(rejection(404), now);
    this.#context.turns.take(
      `register ${aor.value}`,
      (at, done) => this.#decide(exchange, aor.value, at, done),
      now,
    );
  }

  #decide(exchange: ServerTransaction, aor: string, now: Instant, done: (now: Instant) => void): void {
    const { request, flow } = exchange;
    const contacts = parseContacts(request.headers);
    if (!contacts.ok) {
      exchange.reject(rejection(400, [], "Malformed Contact"), now);
      return done(now);
    }
    const outcome = register({
      aor,
      current: this.#context.bindings.of(aor).map(({ record }) => record),
      callId: request.callId,
      cseq: request.cseq.number,
      contacts: contacts.value,
      expiresHeader: expiresOf(request.headers),
      supported: optionTags(request.headers, "supported"),
      path: request.headers.values("path"),
      userAgent: request.headers.first("user-agent") ?? "",
      peer: peerOf(flow, firstContact(contacts.value)),
      now,
      limits: this.#context.config.registration,
    });
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

  #commit(
    exchange: ServerTransaction,
    aor: string,
    outcome: Extract<RegisterOutcome, { kind: "accepted" }>,
    now: Instant,
    done: (now: Instant) => void,
  ): void {
    const records: JournalRecord[] = [
      ...outcome.remove.map(({ key }): JournalRecord => ({ kind: "binding-delete", aor, key })),
      ...outcome.put.map((record): JournalRecord => ({ kind: "binding-put", record })),
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

  #apply(aor: string, outcome: Extract<RegisterOutcome, { kind: "accepted" }>, flow: LiveFlow): void {
    const { bindings, flows, registrations } = this.#context;
    const removed = outcome.remove.flatMap(({ key }) => bindings.get(aor, key) ?? []);
    const replaced = outcome.put.flatMap((record) => {
      const former = bindings.get(aor, record.key);
      return former === undefined || former.record.contactUri === record.contactUri ? [] : former;
    });
    for (const { key } of outcome.remove) bindings.remove(aor, key);
    const live = flows.get(flow.id);
    const bound = outcome.put.map((record) => this.#put(record, live, this.#eventOf(record)));
    for (const binding of removed) registrations.ended(binding, "unregistered");
    for (const binding of replaced) registrations.ended(binding, "replaced");
    for (const binding of bound) registrations.bound(binding);
  }

  #eventOf({ aor, key, contactUri }: Binding): LiveBinding["event"] {
    const isKnown = this.#context.bindings.get(aor, key)?.record.contactUri === contactUri;
    return isKnown ? "refreshed" : "registered";
  }

  #put(record: Binding, flow: LiveFlow | undefined, event: LiveBinding["event"]): LiveBinding {
    const binding = new LiveBinding(record, flow, event, (over) => this.#drop(over, "expired"));
    this.#context.bindings.put(binding);
    return binding;
  }

  #answer(
    exchange: ServerTransaction,
    outcome: Extract<RegisterOutcome, { kind: "accepted" }>,
    now: Instant,
  ): void {
    const headers: [string, string][] = outcome.contactHeaderValues.map((value) => ["Contact", value]);
    for (const value of outcome.pathHeaderValues) headers.push(["Path", value]);
    if (outcome.requireOutbound && exchange.flow.isReliable) headers.push(["Require", "outbound"]);
    headers.push(["Allow-Events", this.#context.packages.allowEvents]);
    exchange.reply(200, { headers }, now);
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
    for (const aor of flow.registered) {
      for (const binding of this.#context.bindings.of(aor)) {
        if (binding.flow === flow && endsWithFlow(binding.record)) this.#drop(binding, "flow-lost");
      }
    }
  }

  dropAllOf(aor: string): void {
    for (const binding of this.#context.bindings.of(aor)) this.#drop(binding, "account-removed");
  }

  restore(record: BindingRecord): void {
    this.#put(record, undefined, "registered");
  }
}

function firstContact(
  contacts: { kind: "star" } | { kind: "list"; contacts: readonly { uri: string }[] },
): string {
  return contacts.kind === "list" ? (contacts.contacts[0]?.uri ?? "") : "";
}

/** What is said of a Request-URI does not fit To: there it is a malformed request. */
const isNoAddress = ({ status }: Rejection): boolean => status === 400 || status === 416;
