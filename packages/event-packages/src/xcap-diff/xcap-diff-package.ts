import { RESOURCE_LISTS_TYPE, type XcapComponent } from "@porchlight/documents";
import {
  type DerivedPackage,
  type DerivedState,
  type Rejection,
  rejection,
  type StateListener,
  type SubscriptionWish,
} from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import type { DocumentLibrary } from "../document-library/document-library";
import { diffProcessing } from "./diff-processing";
import type { DiffWish } from "./diff-wish";
import { PatchCache } from "./patch-cache";
import type { DocumentStep, LocateComponent, XcapDiffPorts } from "./ports";
import { homeOf, isWide } from "./reach";
import { readSelection, type Selection, type SelectionRefusal } from "./selection";
import { WatchIndex } from "./watch-index";
import { DEFAULT_MAX_BODY_OCTETS, XCAP_DIFF_PACKAGE } from "./xcap-diff-facts";
import { XcapDiffState } from "./xcap-diff-state";
import { type XcapDiffSettings, XcapDiffSubscription } from "./xcap-diff-subscription";

export interface XcapDiffOptions {
  /** As it is told in `xcap-root`, with a slash at its end. */
  readonly xcapRoot: string;
  readonly library: DocumentLibrary;
  /** Whether a user may read the document at a path, there or not. */
  readonly mayRead: (reader: string, path: string) => boolean;
  readonly locate: LocateComponent;
  readonly maxBodyOctets?: number;
  /** Shortest time between two NOTIFYs of one subscription; 5 s when left out (RFC 5875 section 4.10). */
  readonly notifyIntervalMs?: number;
}

/** The xcap-diff event package (RFC 5875): changes of XCAP documents, however they came. */
export function xcapDiffPackage(options: XcapDiffOptions): DerivedPackage {
  const desk = new XcapDiffDesk(options);
  options.library.onChange((step) => desk.changed(step));
  const { name, notifyTypes, minIntervalSeconds, defaultExpirySeconds } = XCAP_DIFF_PACKAGE;
  return {
    name,
    source: "derived",
    notifyTypes,
    subscribeTypes: [RESOURCE_LISTS_TYPE],
    expiry: { defaultSeconds: defaultExpirySeconds, minSeconds: 60, maxSeconds: 86_400 },
    notifyIntervalMs: options.notifyIntervalMs ?? minIntervalSeconds * 1000,
    open: (wish, listener) => desk.open(wish, listener),
  };
}

/** The subscriptions of one notifier. */
class XcapDiffDesk {
  readonly #options: XcapDiffOptions;
  readonly #settings: XcapDiffSettings;
  readonly #index = new WatchIndex<XcapDiffState>();

  constructor(options: XcapDiffOptions) {
    this.#options = options;
    const { xcapRoot, maxBodyOctets = DEFAULT_MAX_BODY_OCTETS } = options;
    this.#settings = { xcapRoot, maxBodyOctets, patches: new PatchCache() };
  }

  /** A user asks at its own address: 403 anywhere else. */
  open(wish: SubscriptionWish, listener: StateListener): Result<DerivedState, Rejection> {
    if (wish.resource !== wish.watcher) return fail(rejection(403));
    const read = this.#read(wish);
    if (!read.ok) return read;
    const ports = this.#portsOf(wish.watcher);
    const { selection, mode } = read.value;
    const state = new XcapDiffState(
      new XcapDiffSubscription(selection, mode, this.#settings, ports),
      listener,
      { read: (again) => this.#read(again), moved: (from, to) => this.#move(state, wish.watcher, from, to) },
    );
    this.#index.add(state, selection, wish.watcher);
    return ok(state);
  }

  changed(step: DocumentStep): void {
    for (const state of this.#index.concerned(step.path)) state.changed(step);
  }

  #move(state: XcapDiffState, watcher: string, from: Selection, to: Selection | undefined): void {
    this.#index.remove(state, from, watcher);
    if (to !== undefined) this.#index.add(state, to, watcher);
  }

  #read(wish: SubscriptionWish): Result<DiffWish, Rejection> {
    const selection = readSelection(wish.body, this.#options.xcapRoot);
    if (!selection.ok) return fail(refusalOf(selection.error));
    const mode = diffProcessing(wish.parameter(XCAP_DIFF_PACKAGE.modeParameter));
    return ok({ selection: selection.value, mode });
  }

  #portsOf(watcher: string): XcapDiffPorts {
    const { library, mayRead, locate } = this.#options;
    return {
      view: { read: (path) => library.read(path), paths: (prefix) => reached(library, watcher, prefix) },
      mayRead: (path) => mayRead(watcher, path),
      locate: (document, component: XcapComponent) => locate(document, component),
    };
  }
}

function* reached(library: DocumentLibrary, watcher: string, prefix: string): Iterable<string> {
  if (!isWide(prefix)) return yield* library.pathsOf(homeOf(prefix), prefix);
  yield* library.pathsOf(watcher, prefix);
  yield* library.pathsOf("", prefix);
}

function refusalOf(refusal: SelectionRefusal): Rejection {
  switch (refusal.kind) {
    case "no-list":
      return rejection(400, [], "Missing List");
    case "unsupported-type":
      return rejection(415, [["Accept", RESOURCE_LISTS_TYPE]]);
    case "malformed":
      return rejection(400, [], "Bad List");
    case "too-many":
      return rejection(413, [["Warning", `399 porchlight "more than ${refusal.limit} documents"`]]);
  }
}
