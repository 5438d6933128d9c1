import type { EventPackage } from "@porchlight/event-notifier";
import { type PresencePackageOptions, presencePackage } from "./presence/presence-package";

export interface EventPackageOptions {
  readonly presence?: PresencePackageOptions;
}

/** Every event package served, by name. A new one is added here and nowhere else. */
export function eventPackages(options: EventPackageOptions = {}): ReadonlyMap<string, EventPackage> {
  const packages = [presencePackage(options.presence)];
  return new Map(packages.map((each) => [each.name, each]));
}
