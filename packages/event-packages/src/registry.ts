import type { EventPackage } from "@porchlight/event-notifier";
import { type PresencePackageOptions, presencePackage } from "./presence/presence-package";
import { type XcapDiffOptions, xcapDiffPackage } from "./xcap-diff";

export interface EventPackageOptions {
  readonly presence?: PresencePackageOptions;
  readonly xcapDiff: XcapDiffOptions;
}

/** Every event package served. A new one is added here and nowhere else. */
export const eventPackages = ({ presence, xcapDiff }: EventPackageOptions): readonly EventPackage[] => [
  presencePackage(presence),
  xcapDiffPackage(xcapDiff),
];
