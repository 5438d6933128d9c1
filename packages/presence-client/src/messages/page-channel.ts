import type { SentMessage } from "./conversation-view";
import { sentMessageIn } from "./history";

/** Reaches the user's other pages in the same browser: a `BroadcastChannel`. */
export interface PageChannel {
  postMessage(data: unknown): void;
  onmessage: ((event: never) => void) | null;
  close(): void;
}

/** What one page tells the others, which hear by themselves what comes. */
export type PageWord =
  | { readonly kind: "delivered"; readonly peer: string; readonly message: SentMessage }
  | { readonly kind: "read"; readonly peer: string };

/** Undefined when it is no word of a page, or of another version of it. */
export function pageWordIn(data: unknown): PageWord | undefined {
  const { kind, peer, message }: Partial<Record<string, unknown>> = Object(data);
  if (typeof peer !== "string") return undefined;
  if (kind === "read") return { kind, peer };
  const sent = kind === "delivered" ? sentMessageIn(message) : undefined;
  return sent && { kind: "delivered", peer, message: sent };
}
