import type { LiveEvent } from "../live/live-event";
import type { LiveTopic } from "../live/live-topic";
import { parseLiveEvent } from "../live/parse-live-event";
import { routes } from "./routes";
import { callUrl } from "./url";

/** The part of the browser's EventSource that is used. */
export interface EventSourceLike {
  onopen: ((event: Event) => unknown) | null;
  onerror: ((event: Event) => unknown) | null;
  onmessage: ((event: MessageEvent) => unknown) | null;
  close(): void;
}

export interface LiveOptions {
  readonly baseUrl?: string;
  /** All topics when absent. */
  readonly topics?: readonly LiveTopic[];
  readonly onEvent: (event: LiveEvent) => void;
  /** Called when the stream opens, also again after a break: read the lists again then. */
  readonly onOpen?: () => void;
  /** Called when the stream breaks; it is opened again by itself. */
  readonly onBreak?: () => void;
  readonly eventSource?: (url: string) => EventSourceLike;
}

/** Opens the stream of live events. Returns how to close it. */
export function openLive(options: LiveOptions): () => void {
  const topics = options.topics?.length ? [...options.topics] : undefined;
  const url = `${options.baseUrl ?? ""}${callUrl(routes.watchLive, { query: { topics } })}`;
  const source = options.eventSource ? options.eventSource(url) : new EventSource(url);
  source.onopen = () => options.onOpen?.();
  source.onerror = () => options.onBreak?.();
  source.onmessage = (message) => {
    const event = typeof message.data === "string" ? parseLiveEvent(message.data) : undefined;
    if (event !== undefined) options.onEvent(event);
  };
  return () => source.close();
}
