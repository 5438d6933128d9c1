import type { EngineEvent } from "@porchlight/engine";
import type { Saying } from "@porchlight/kernel";

/** Rates and latencies for the overview, measured by the host. */
export interface MetricsSnapshot {
  /** SIP messages in and out, over the last seconds. */
  readonly messagesPerSecond: number;
  /** Milliseconds over the last minutes; undefined while nothing was notified. */
  readonly publishToNotifyMs:
    | { readonly p50: number; readonly p95: number; readonly p99: number }
    | undefined;
}

/** What happens in the office: the engine's events, those of connections, of traces, of calendars, of content and of accounting. */
export type OfficeEvent =
  | EngineEvent
  | { readonly kind: "connection-opened"; readonly id: number }
  | { readonly kind: "connection-closed"; readonly id: number }
  | { readonly kind: "trace-changed"; readonly id: string }
  /** A calendar was set up, read, fetched or removed, or one of its appointments began or ended. */
  | { readonly kind: "calendar-changed"; readonly aor: string }
  /** An object was stored, replaced or taken away, or lives longer than it would have. */
  | { readonly kind: "content-changed"; readonly owner: string; readonly object: string }
  /** Records were written, or a reader of them got some or got into trouble. */
  | { readonly kind: "accounting-changed" };

export interface OfficeEvents {
  /** Calls the listener for every event, synchronously. Returns how to stop. */
  subscribe(listener: (event: OfficeEvent) => void): () => void;
}

/** One check of the installation. */
export interface DoctorFinding {
  readonly id: string;
  readonly title: string;
  readonly status: "pass" | "warn" | "fail";
  readonly detail: Saying;
  readonly remedy: Saying | undefined;
}

/** Runs the checks of `porchlight doctor`. */
export type Doctor = () => Promise<readonly DoctorFinding[]>;
