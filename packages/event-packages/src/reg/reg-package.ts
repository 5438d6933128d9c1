import { REGINFO_TYPE } from "@porchlight/documents";
import {
  type DerivedPackage,
  type ExpiryBounds,
  type RegistrationRoster,
  rejection,
  type StateListener,
  type SubscriptionWish,
} from "@porchlight/event-notifier";
import { fail, ok } from "@porchlight/kernel";
import { RegState } from "./reg-state";

export interface RegPackageOptions {
  readonly registrations: RegistrationRoster;
  /** Others than the user who may see the registrations of everybody. */
  readonly delegates?: ReadonlySet<string>;
  readonly notifyIntervalMs?: number;
}

/** The registration event package (RFC 3680): where an address of record can be reached. */
export function regPackage({
  registrations,
  delegates = new Set(),
  notifyIntervalMs = NOTIFY_INTERVAL_MS,
}: RegPackageOptions): DerivedPackage {
  const open = ({ watcher, resource }: SubscriptionWish, listener: StateListener) =>
    watcher === resource || delegates.has(watcher)
      ? ok(new RegState(resource, registrations, listener))
      : fail(rejection(403));
  return {
    name: "reg",
    source: "derived",
    notifyTypes: [REGINFO_TYPE],
    subscribeTypes: [],
    expiry: EXPIRY,
    notifyIntervalMs,
    open,
  };
}

/** RFC 3680 section 4.4 gives the default; the bounds are ours. */
const EXPIRY: ExpiryBounds = { defaultSeconds: 3761, minSeconds: 60, maxSeconds: 86_400 };

/** RFC 3680 section 4.10. */
const NOTIFY_INTERVAL_MS = 5000;
