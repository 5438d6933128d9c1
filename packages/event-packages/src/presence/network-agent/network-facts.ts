import type { RegistrationEntry } from "@porchlight/event-notifier";
import type { NetworkDevice, NetworkFacts } from "./network-document";

/** Devices named in one document; a bound for many contacts with long names. */
const MOST_DEVICES = 32;

/** What registrations say, and the contacts that ended a short while ago. */
export function networkFacts(
  bound: readonly RegistrationEntry[],
  ended: readonly RegistrationEntry[],
): NetworkFacts {
  const active = devicesOf(bound, "active");
  const attached = new Set(active.map(({ deviceId }) => deviceId));
  const gone = devicesOf(ended, "terminated").filter(({ deviceId }) => !attached.has(deviceId));
  return { isRegistered: bound.length > 0, devices: [...active, ...gone].slice(0, MOST_DEVICES) };
}

/** The device of a contact; undefined when it names none. */
export const deviceIdOf = ({ instance }: RegistrationEntry): string | undefined =>
  /^urn:[a-z0-9][a-z0-9-]{0,31}:[!-~]{1,200}$/i.test(instance) ? instance : undefined;

function devicesOf(entries: readonly RegistrationEntry[], state: NetworkDevice["state"]): NetworkDevice[] {
  const networks = new Map<string, Set<string>>();
  for (const entry of entries) {
    const deviceId = deviceIdOf(entry);
    if (deviceId === undefined) continue;
    const known = networks.get(deviceId) ?? new Set();
    networks.set(deviceId, known.add(`sip-${entry.transport}`));
  }
  return [...networks].map(([deviceId, names]) => ({ deviceId, state, networks: [...names].sort() }));
}
