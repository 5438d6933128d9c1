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
  SubscriptionWish,
  WatcherEntry,
  WatcherRoster,
} from "@porchlight/event-notifier";
import { type Instant, ok, type Result, secondsUntil } from "@porchlight/kernel";
import { chooseFilter, keptFilters } from "../filter/choose-filter";
import { utf8Length } from "../utf8-length";
import { WinfoFilter } from "./winfo-filter";

/** What one subscription is about. */
export interface WinfoSubject {
  readonly resource: string;
  readonly eventPackage: string;
  /** The only watcher that is shown; undefined when all are. */
  readonly own: string | undefined;
}

/** Watchers that ended and were not told of, because a filter waits for something else, are given up beyond this many. */
const ENDED_LIMIT = 256;

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
  #hasChanged = false;
  #isLost = false;
  #filterText: string | undefined;
  #filter: WinfoFilter | undefined;

  constructor(
    subject: WinfoSubject,
    wish: SubscriptionWish,
    watchers: WatcherRoster,
    listener: StateListener,
  ) {
    this.#subject = subject;
    this.#watchers = watchers;
    this.#takeFilter(wish);
    this.#stop = watchers.watch(subject.resource, subject.eventPackage, (entry) => {
      if (!this.#isShown(entry)) return;
      this.#changed.delete(entry.id);
      this.#changed.set(entry.id, entry);
      this.#hasChanged = true;
      listener.changed();
    });
  }

  hasNews(): boolean {
    return this.#isLost || this.#hasChanged;
  }

  tell(version: number, now: Instant): RenderedBody | undefined {
    if (this.#isLost) return this.tellAll(version, now);
    this.#hasChanged = false;
    if (this.#filter !== undefined) return this.#tellFiltered(this.#filter, version, now);
    const entries = [...this.#changed.values()];
    this.#changed.clear();
    if (entries.length === 0) return undefined;
    return bodyOf(writeWatcherInfo(this.#info(version, "partial", entries, now)));
  }

  /** Those that ended since are in it once more, if they were not told of (RFC 3858 section 3.2). */
  tellAll(version: number, now: Instant): RenderedBody | undefined {
    const info = this.#all(version, now);
    this.#changed.clear();
    this.#hasChanged = false;
    this.#isLost = false;
    const text = this.#filter === undefined ? writeWatcherInfo(info) : this.#filter.whole(info);
    return text === undefined ? undefined : bodyOf(text);
  }

  forget(): void {
    this.#isLost = true;
  }

  /** Durations grow with every second: a tag would stand for nothing. */
  state(): undefined {
    return undefined;
  }

  refresh(wish: SubscriptionWish): Result<() => void, never> {
    return ok(() => this.#takeFilter(wish));
  }

  close(): void {
    this.#stop();
  }

  #isShown({ watcher }: WatcherEntry): boolean {
    return this.#subject.own === undefined || this.#subject.own === watcher;
  }

  #takeFilter({ body }: SubscriptionWish): void {
    if (body?.text === this.#filterText) return;
    this.#filterText = body?.text;
    const filter = chooseFilter(keptFilters(body?.text), this.#subject.resource);
    this.#filter = filter === undefined ? undefined : new WinfoFilter(filter);
  }

  /** Those that ended are kept until the filter lets something through. */
  #tellFiltered(filter: WinfoFilter, version: number, now: Instant): RenderedBody | undefined {
    const text = filter.change(this.#all(version, now));
    const ended = this.#ended();
    this.#changed.clear();
    if (text !== undefined) return bodyOf(text);
    for (const entry of ended.slice(-ENDED_LIMIT)) this.#changed.set(entry.id, entry);
    return undefined;
  }

  #all(version: number, now: Instant): WatcherInfo {
    const { resource, eventPackage } = this.#subject;
    const live = this.#watchers.entries(resource, eventPackage).filter((entry) => this.#isShown(entry));
    return this.#info(version, "full", [...live, ...this.#ended()], now);
  }

  #ended(): readonly WatcherEntry[] {
    return [...this.#changed.values()].filter(({ status }) => status === "terminated");
  }

  #info(
    version: number,
    state: WatcherInfo["state"],
    entries: readonly WatcherEntry[],
    now: Instant,
  ): WatcherInfo {
    const { resource, eventPackage } = this.#subject;
    const watchers = entries.map((entry) => watcherElement(entry, now));
    return { version, state, lists: [{ resource, eventPackage, watchers }] };
  }
}

const bodyOf = (text: string): RenderedBody => ({
  contentType: WATCHERINFO_TYPE,
  text,
  octets: utf8Length(text),
});

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
