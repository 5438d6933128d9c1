import { type LiveEvent, openLive } from "@porchlight/admin-api/client";

export interface LiveStreamOptions {
  readonly onEvent: (event: LiveEvent) => void;
  /** `again` is true when it was open before: what was read is old. */
  readonly onOpen: (again: boolean) => void;
  readonly onBreak: () => void;
}

/** Overview events come every two seconds; this long without any means a connection that only looks open. */
const SILENCE_MS = 10_000;
const REOPEN_MS = 2000;

/**
 * The one stream of live events of this page. A browser opens a broken stream again by itself, unless the server said
 * no or says nothing at all: then it is made anew. Returns how to close it.
 */
export function openLiveStream({ onEvent, onOpen, onBreak }: LiveStreamOptions): () => void {
  let close = () => {};
  let source: EventSource | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let wasOpen = false;

  const expectWithin = (milliseconds: number) => {
    clearTimeout(watchdog);
    watchdog = setTimeout(reopen, milliseconds);
  };
  const reopen = () => {
    close();
    onBreak();
    open();
  };
  const open = () => {
    expectWithin(SILENCE_MS);
    close = openLive({
      eventSource: (url) => {
        source = new EventSource(url);
        return source;
      },
      onOpen: () => {
        expectWithin(SILENCE_MS);
        onOpen(wasOpen);
        wasOpen = true;
      },
      onBreak: () => {
        onBreak();
        if (source?.readyState === EventSource.CLOSED) expectWithin(REOPEN_MS);
      },
      onEvent: (event) => {
        expectWithin(SILENCE_MS);
        onEvent(event);
      },
    });
  };

  open();
  return () => {
    clearTimeout(watchdog);
    close();
  };
}
