import type { AuthenticationFailure } from "@porchlight/engine";
import type { Clock } from "@porchlight/kernel";
import type { OfficeEvent } from "../admin/ports/observation";
import type { ListenerObserver } from "../listeners/observer";
import { LineBudget } from "./line-budget";
import type { Logger } from "./logger";
import { untrustedText } from "./untrusted-text";

/** What each failure means to the person who reads the log. On the wire they all look alike. */
const hints: Readonly<Record<AuthenticationFailure, string>> = {
  "wrong-password": "the account exists: the password is not its password",
  "unknown-user": "no account has this name in this domain",
  "disabled-user": "the account is disabled: enable it in the console or with porchlight user",
  "expired-nonce": "the nonce was too old: the client gets a new one and repeats",
  "replayed-nonce": "credentials were sent twice: a retransmission, or somebody recorded them",
  "forged-nonce": "this server did not issue the nonce: the client kept one from another server",
  "foreign-realm": "the credentials are for another realm: the client's domain is not one of ours",
  "backed-off": "too many failures: this peer has to wait",
};

const linesPerSecond = 20;

/** Writes the events that a person should know of. Texts from outside appear as bounded values, never as messages. */
export class EventLog implements ListenerObserver {
  readonly #log: Logger;
  readonly #budget: LineBudget;
  readonly #addressOf: (flow: number) => string | undefined;

  constructor(log: Logger, clock: Clock, addressOf: (flow: number) => string | undefined) {
    this.#log = log;
    this.#budget = new LineBudget(clock, linesPerSecond);
    this.#addressOf = addressOf;
  }

  note(event: OfficeEvent): void {
    switch (event.kind) {
      case "authentication-failed":
        return this.#authenticationFailed(event);
      case "dropped": {
        const reason = untrustedText(event.reason);
        return this.#write("debug", event.kind, { flow: event.flow, reason }, "message dropped");
      }
      case "notify-failed":
        return this.#write("debug", event.kind, { cause: event.cause }, "NOTIFY failed");
      case "peer-trouble": {
        const { domain, trouble } = event;
        const fields = { domain: untrustedText(domain), trouble, detail: untrustedText(event.detail) };
        return this.#write("info", `peer ${trouble}`, fields, "trouble with another domain");
      }
      case "fault":
        return this.#write(
          "error",
          event.kind,
          { fault: untrustedText(event.message) },
          "fault in the engine",
        );
      default:
        return;
    }
  }

  refused(transport: string, remoteAddress: string, reason: string): void {
    this.#write(
      "info",
      "refused",
      { transport, remoteAddress, reason: untrustedText(reason) },
      "connection refused",
    );
  }

  unproven(transport: string, remoteAddress: string, reason: string): void {
    const fields = { transport, remoteAddress, reason: untrustedText(reason) };
    this.#write("info", "unproven", fields, "certificate of a peer does not hold; it counts as none");
  }

  notReached(transport: string, remoteAddress: string, reason: string): void {
    const fields = { transport, remoteAddress, reason: untrustedText(reason) };
    this.#write("warn", "not-reached", fields, "peer not reached");
  }

  dropped(transport: string, remoteAddress: string, reason: string): void {
    this.#write(
      "debug",
      "dropped",
      { transport, remoteAddress, reason: untrustedText(reason) },
      "octets dropped",
    );
  }

  failed(transport: string, error: unknown): void {
    this.#write("error", "failed", { transport, err: error }, "listener failed");
  }

  strained(isStrained: boolean): void {
    if (isStrained) this.#write("warn", "strained", {}, "the server runs late: new work is turned away");
    else this.#write("info", "at ease", {}, "the server keeps up again");
  }

  /** An input that the engine could not finish. The process goes on. */
  fault(error: unknown, input: string): void {
    this.#write("error", "input-fault", { input, err: error }, "an input could not be processed");
  }

  #authenticationFailed({
    failure,
    flow,
    username,
  }: Extract<OfficeEvent, { kind: "authentication-failed" }>): void {
    const level = failure === "expired-nonce" ? "debug" : "warn";
    const fields = {
      failure,
      username: untrustedText(username),
      remoteAddress: this.#addressOf(flow),
      flow,
      hint: hints[failure],
    };
    this.#write(level, `authentication ${failure}`, fields, "authentication failed");
  }

  #write(level: "debug" | "info" | "warn" | "error", kind: string, fields: object, message: string): void {
    if (!this.#log.isLevelEnabled(level)) return;
    const omitted = this.#budget.take(kind);
    if (omitted === undefined) return;
    this.#log[level](omitted === 0 ? fields : { ...fields, omittedBefore: omitted }, message);
  }
}
