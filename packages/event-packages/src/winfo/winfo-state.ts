import {
  WATCHERINFO_TYPE,
  type WatcherElement,
  type WatcherInfo,
  writeWatcherInfo,
} from "@porchlight/documents";
import type {
  DerivedState,
  RenderedBody,
  StateListener,
  WatcherEntry,
  WatcherRoster,
} from "@porchlight/event-notifier";
import { type Instant, ok, type Result, secondsUntil } from "@porchlight/kernel";
import { utf8Length } from "../utf8-length";

/** What one subscription is about. */
export interface WinfoSubject {
  readonly resource: string;
  readonly eventPackage: string;
  /** The only watcher that is shown; undefined when all are. */
  readonly own: string | undefined;
}

/**
 * The watchers as one subscriber knows them: everybody in each full document, in between those that changed since. A
 * watcher that ended is told once.
 */
export class WinfoState implements DerivedState {
  readonly isSerial = true;
  readonly #subject: WinfoSubject;
  readonly #watchers: WatcherRoster;
  readonly #stop: () => void;
  /** Watchers that changed since the last document, in their order. */
  readonly #changed = new Map<string, WatcherEntry>();
  #isLost = false;

  constructor(subject: WinfoSubject, watchers: WatcherRoster, listener: StateListener) {
    this.#subject = subject;
    this.#watchers = watchers;
    this.#stop = watchers.watch(subject.resource, subject.eventPackage, (entry) => {
      if (!this.#isShown(entry)) return;
      this.#changed.delete(entry.id);
      this.#changed.set(entry.id, entry);
      listener.changed();
    });
  }

  hasNews(): boolean {
    return this.#isLost || this.#changed.size > 0;
  }

  tell(version: number, now: Instant): RenderedBody | undefined {
    if (this.#isLost) return this.tellAll(version, now);
    const entries = [...this.#changed.values()];
    this.#changed.clear();
    return entries.length === 0 ? undefined : this.#body(version, "partial", entries, now);
  }

  /** Those that ended since are in it once more, if they were not told of (RFC 3858 section 3.2). */
  tellAll(version: number, now: Instant): RenderedBody {
    const { resource, eventPackage } = this.#subject;
    const live = this.#watchers.entries(resource, eventPackage).filter((entry) => this.#isShown(entry));
    const ended = [...this.#changed.values()].filter(({ status }) => status === "terminated");
    this.#changed.clear();
    this.#isLost = false;
    return this.#body(version, "full", [...live, ...ended], now);
  }

  forget(): void {
    this.#isLost = true;
  }

  /** Durations grow with every second: a tag would stand for nothing. */
  state(): undefined {
    return undefined;
  }

  refresh(): Result<() => void, never> {
    return ok(() => {});
  }

  close(): void {
    this.#stop();
  }

  #isShown({ watcher }: WatcherEntry): boolean {
    return this.#subject.own === undefined || this.#subject.own === watcher;
  }

  #body(
    version: number,
    state: WatcherInfo["state"],
    entries: readonly WatcherEntry[],
    now: Instant,
  ): RenderedBody {
    const { resource, eventPackage } = this.#subject;
    const watchers = entries.map((entry) => watcherElement(entry, now));
    const text = writeWatcherInfo({ version, state, lists: [{ resource, eventPackage, watchers }] });
    return { contentType: WATCHERINFO_TYPE, text, octets: utf8Length(text) };
  }
}

function watcherElement(entry: WatcherEntry, now: Instant): WatcherElement {
  const { id, status, event, watcher: uri, displayName, since, expiresAt } = entry;
  return {
    id,
    status,
    event,
    uri,
    ...(displayName === "" ? {} : { displayName }),
    ...(expiresAt === undefined || status === "terminated"
      ? {}
      : { expiration: secondsUntil(expiresAt, now) }),
    durationSubscribed: Math.max(0, Math.floor((now - since) / 1000)),
  };
}
