import type { Trace, TraceMessage } from "@porchlight/admin-api";
import { shortUri } from "@porchlight/ui";
import type { Say } from "~/words/say";

/** What is traced, in words. The text may come from outside. */
export function targetText(target: Trace["target"], say: Say): string {
  switch (target.kind) {
    case "user":
      return shortUri(target.user);
    case "call":
      return say("trace.callIdCallid", { callId: target.callId });
    case "connection":
      return say("trace.connectionId", { id: String(target.connection) });
  }
}

/** Who stands at the left of the ladder. */
export function nearText(target: Trace["target"], say: Say): string {
  switch (target.kind) {
    case "user":
      return shortUri(target.user);
    case "call":
      return say("trace.whoBegan");
    case "connection":
      return say("trace.connectionId", { id: String(target.connection) });
  }
}

/** A message in few words: `PUBLISH presence`, `200 OK to PUBLISH`. The text comes from outside. */
export function messageText({ event, kind, method, reason, status }: TraceMessage, say: Say): string {
  if (kind === "unreadable") return say("trace.notReadableAsSip");
  if (kind === "response")
    return [status, reason, method && say("trace.toMethod", { method })].filter(Boolean).join(" ");
  return [method, event?.split(";")[0]].filter(Boolean).join(" ");
}

export type Tone = "plain" | "good" | "odd" | "bad";

/** How a message bodes: the words say it too. */
export function toneOf({ kind, status }: Pick<TraceMessage, "kind" | "status">): Tone {
  if (kind === "unreadable") return "bad";
  if (status === null) return "plain";
  if (status >= 400) return status === 401 || status === 407 ? "odd" : "bad";
  return status >= 200 && status < 300 ? "good" : "odd";
}

const ONE_DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** Time since the message before: `+0 ms`, `+1.2 s`, `+3 min`. */
export function deltaText(milliseconds: number, say: Say): string {
  if (milliseconds < 1000) return `+${Math.max(0, Math.round(milliseconds))} ms`;
  if (milliseconds < 60_000) return `+${say.number(milliseconds / 1000, ONE_DECIMAL)} s`;
  return say("trace.minutesLater", { minutes: Math.floor(milliseconds / 60_000) });
}

/** Address and port of the other end. */
export const endText = ({ remoteAddress, remotePort }: TraceMessage): string =>
  `${remoteAddress.includes(":") ? `[${remoteAddress}]` : remoteAddress}:${remotePort}`;

/** Where an arrow goes: between the near party and the server, or between the server and others. */
export interface ArrowPlace {
  readonly side: "left" | "right";
  readonly points: "left" | "right";
}

export const arrowOf = (direction: TraceMessage["direction"], isNear: boolean): ArrowPlace =>
  isNear
    ? { side: "left", points: direction === "in" ? "right" : "left" }
    : { side: "right", points: direction === "in" ? "left" : "right" };

/** Connections of what is traced, as far as any message has told. */
export const nearConnections = (messages: readonly TraceMessage[]): ReadonlySet<number> =>
  new Set(messages.filter(({ near }) => near).map(({ connection }) => connection));
