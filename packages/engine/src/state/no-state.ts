import type { StateSource } from "@porchlight/event-notifier";

/** What a watcher is told while the presentity has not decided: that it is pending, and nothing else. */
export const NO_STATE: StateSource = {
  isSerial: false,
  hasNews: () => false,
  tell: () => undefined,
  tellAll: () => undefined,
  state: () => undefined,
  forget: () => {},
};
