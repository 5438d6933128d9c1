import {
  type DerivedPackage,
  type DerivedState,
  EXTERNAL_TYPE,
  type ExpiryBounds,
  type Rejection,
  type StateListener,
  type SubscriptionWish,
} from "@porchlight/event-notifier";
import { ok, type Result } from "@porchlight/kernel";
import { PROFILE_TYPE } from "@porchlight/provisioning";
import { type ProfileReach, reaches } from "./profile-house";
import {
  locateProfile,
  PROFILE_TYPE_PARAMETER,
  type ProfileRequestOptions,
  profileKind,
} from "./profile-request";
import { ProfileState, type ProfileStateOptions } from "./profile-state";

export interface UaProfileOptions extends ProfileRequestOptions, ProfileStateOptions {
  /** What clients are sent that take both: the profile itself, or where it is. */
  readonly delivery: "value" | "reference";
}

/** RFC 6080 section 6.4 gives the default; the bounds are ours. */
const EXPIRY: ExpiryBounds = { defaultSeconds: 86_400, minSeconds: 60, maxSeconds: 604_800 };

/** The ua-profile event package (RFC 6080): what is provisioned, to whom it is for, as it changes. */
export function uaProfilePackage(options: UaProfileOptions): DerivedPackage {
  const desk = new ProfileDesk(options);
  options.profiles.onChange((reach) => desk.changed(reach));
  const byValue = [PROFILE_TYPE, EXTERNAL_TYPE];
  return {
    name: "ua-profile",
    source: "derived",
    notifyTypes: options.delivery === "value" ? byValue : byValue.reverse(),
    subscribeTypes: [],
    isLenient: true,
    expiry: EXPIRY,
    // Section 6.10: no interval is defined.
    notifyIntervalMs: 0,
    locate: (target) => locateProfile(target, options),
    open: (wish, listener) => desk.open(wish, listener),
  };
}

/** The subscriptions of one notifier. */
class ProfileDesk {
  readonly #options: UaProfileOptions;
  readonly #ofWatcher = new Map<string, Set<ProfileState>>();
  readonly #ofNetworks = new Set<ProfileState>();

  constructor(options: UaProfileOptions) {
    this.#options = options;
  }

  open(wish: SubscriptionWish, listener: StateListener): Result<DerivedState, Rejection> {
    const kind = profileKind(wish.parameter(PROFILE_TYPE_PARAMETER)) ?? "user";
    const state = new ProfileState(kind, wish, this.#options, listener, (closed) => this.#closed(closed));
    this.#setOf(state).add(state);
    return ok(state);
  }

  changed(reach: ProfileReach): void {
    if (reach.kind !== "users") for (const state of this.#ofNetworks) state.changed();
    const watchers = reach.kind === "users" ? reach.aors : this.#ofWatcher.keys();
    for (const watcher of watchers) {
      if (!reaches(reach, watcher)) continue;
      for (const state of this.#ofWatcher.get(watcher) ?? []) state.changed();
    }
  }

  #setOf({ watcher, isOfNetwork }: ProfileState): Set<ProfileState> {
    if (isOfNetwork) return this.#ofNetworks;
    const known = this.#ofWatcher.get(watcher) ?? new Set();
    this.#ofWatcher.set(watcher, known);
    return known;
  }

  #closed(state: ProfileState): void {
    const states = this.#setOf(state);
    states.delete(state);
    if (states.size === 0 && !state.isOfNetwork) this.#ofWatcher.delete(state.watcher);
  }
}
