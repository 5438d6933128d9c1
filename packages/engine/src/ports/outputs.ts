import type { Brand, Instant } from "@porchlight/kernel";
import type { HopTarget, NumberTarget, TroubleKind } from "@porchlight/routing";
import type { Frame } from "@porchlight/sip-message";
import type { FlowId, FlowTransport } from "./flow";
import type { Commit } from "./journal";

/** Names one question for a location; rises by one for each. */
export type LocateId = Brand<number, "LocateId">;

/** What the engine asks of its driver. Every call returns at once; its outcome, if any, comes back as an input. */
export interface EngineOutputs {
  /** Queues one SIP message on a flow. A flow that is gone is reported by `flowClosed`. */
  send(flow: FlowId, frame: Frame): void;
  /**
   * A flow towards an address, opened if none stands; writes are queued until it is open. Failure: `flowClosed`. With a
   * domain, the peer of a secure flow must have a certificate for it (RFC 5922 section 7).
   */
  openFlow(transport: FlowTransport, address: string, port: number, domain?: string): FlowId;
  /** From here on `openFlow` towards this port of the peer's address leads to the flow, where the domain fits. */
  reuse(flow: FlowId, port: number): void;
  closeFlow(flow: FlowId, reason: string): void;
  /** Asks where a target can be reached (RFC 3263), or what a number stands for (RFC 6116); answered by `located`. */
  locate(id: LocateId, target: HopTarget | NumberTarget): void;
  /** Makes changes durable; answered by `committed` or `commitFailed`. */
  commit(commit: Commit): void;
  /** Tells what happened, for logs, metrics and the console. */
  observe(event: EngineEvent): void;
}

/** Why a digest was not accepted: told apart in the log, never on the wire. */
export type AuthenticationFailure =
  | "wrong-password"
  | "unknown-user"
  | "disabled-user"
  | "expired-nonce"
  | "replayed-nonce"
  | "forged-nonce"
  | "foreign-realm"
  | "backed-off";

/** Why a REGISTER was not taken: asked for credentials, which were wrong, or it is for an address that is not theirs. */
export type RegisterRefusal = AuthenticationFailure | "challenged" | "foreign-domain" | "other-user";

/** Closed union of what the engine reports. Strings that came by SIP are untrusted text. */
export type EngineEvent =
  | { readonly kind: "request"; readonly method: string; readonly flow: FlowId }
  | { readonly kind: "response-sent"; readonly method: string; readonly status: number }
  | { readonly kind: "dropped"; readonly reason: string; readonly flow: FlowId }
  | {
      readonly kind: "authentication-failed";
      readonly failure: AuthenticationFailure;
      readonly username: string;
      readonly flow: FlowId;
    }
  | { readonly kind: "presentity-changed"; readonly presentity: string }
  | {
      readonly kind: "subscription-changed";
      readonly id: string;
      readonly presentity: string;
      readonly watcher: string;
      readonly change: "started" | "refreshed" | "reviewed" | "ended" | "suspended";
      readonly reason: string;
    }
  /** A watcher waits for a decision without a subscription, or does so no more. */
  | { readonly kind: "waiting-changed"; readonly presentity: string; readonly watcher: string }
  | { readonly kind: "registration-changed"; readonly aor: string }
  | {
      readonly kind: "register-refused";
      /** Address of record of the account that it is for, as far as that is known. */
      readonly aor: string;
      readonly cause: RegisterRefusal;
      readonly userAgent: string;
      readonly flow: FlowId;
    }
  /** One NOTIFY left; `publishedAt` is when the change that caused it arrived, for publish-to-notify latency. */
  | {
      readonly kind: "notify-sent";
      readonly package: string;
      readonly octets: number;
      readonly publishedAt: Instant | undefined;
    }
  | { readonly kind: "notify-answered"; readonly status: number; readonly roundTripMs: number }
  | { readonly kind: "notify-failed"; readonly cause: "timeout" | "transport" | "rejected" }
  /** Something passed between another domain and us, or did not. */
  | { readonly kind: "peer-changed"; readonly domain: string }
  /** Something went wrong with another domain; `detail` may be in its words. */
  | {
      readonly kind: "peer-trouble";
      readonly domain: string;
      readonly trouble: TroubleKind;
      readonly detail: string;
    }
  | { readonly kind: "fault"; readonly message: string };
