import type { EventPackage, NotifierOffice } from "@porchlight/event-notifier";
import { DIALOG, type DialogPackageOptions, dialogPackage } from "./dialog/dialog-package";
import { documentHome } from "./document-library/document-path";
import { type MessageSummaryOptions, messageSummaryPackage } from "./message-summary/message-summary-package";
import type { PresenceAuthority } from "./presence/authorization/presence-authority";
import { hardStateOwner, takeHardState } from "./presence/hard-state";
import { NetworkAgent, type NetworkAgentOptions } from "./presence/network-agent/network-agent";
import {
  PRESENCE,
  type PresencePackageOptions,
  presencePackage,
  recompose,
} from "./presence/presence-package";
import { type RegPackageOptions, regPackage } from "./reg/reg-package";
import { reaches, type UaProfileOptions, uaProfilePackage } from "./ua-profile";
import { type WinfoOptions, winfoPackage } from "./winfo/winfo-package";
import { type XcapDiffOptions, xcapDiffPackage } from "./xcap-diff";

export interface EventPackageOptions {
  readonly authority: PresenceAuthority;
  readonly presence?: Omit<PresencePackageOptions, "authority" | "library" | "network">;
  /** Without it the network says nothing of anybody. */
  readonly network?: NetworkAgentOptions;
  readonly winfo?: Omit<WinfoOptions, "watchers">;
  readonly dialog?: Omit<DialogPackageOptions, "authority">;
  readonly messageSummary?: Omit<MessageSummaryOptions, "authority">;
  readonly reg?: Omit<RegPackageOptions, "registrations">;
  readonly xcapDiff: XcapDiffOptions;
  /** Without it nothing is provisioned. */
  readonly uaProfile?: UaProfileOptions;
}

/** Every event package served. A new one is added here and nowhere else. */
export function eventPackages(options: EventPackageOptions, office: NotifierOffice): readonly EventPackage[] {
  const { authority, xcapDiff } = options;
  const { library } = xcapDiff;
  library.onChange((step) => {
    for (const presentity of authority.changed(step)) {
      for (const eventPackage of [PRESENCE, DIALOG]) office.reviewWatchers(presentity, eventPackage);
    }
    const owner = hardStateOwner(documentHome(step.path));
    if (owner === undefined) return;
    office.changeState(owner, PRESENCE, (compositor) => takeHardState(compositor, owner, library));
  });
  options.uaProfile?.profiles.onChange((reach) => {
    for (const eventPackage of [PRESENCE, DIALOG]) {
      for (const presentity of office.resourcesOf(eventPackage)) {
        if (reaches(reach, presentity)) office.reviewWatchers(presentity, eventPackage);
      }
    }
    for (const presentity of office.resourcesOf(PRESENCE)) {
      const policy = reaches(reach, presentity) ? options.presence?.compositionOf?.(presentity) : undefined;
      if (policy !== undefined)
        office.changeState(presentity, PRESENCE, (compositor) => recompose(compositor, policy));
    }
  });
  const network = options.network && new NetworkAgent(office, options.network, PRESENCE);
  const presence = presencePackage({ ...options.presence, authority, library, network });
  const dialog = dialogPackage({ ...options.dialog, authority });
  const winfo = { ...options.winfo, watchers: office.watchers };
  return [
    presence,
    winfoPackage(presence, winfo),
    dialog,
    winfoPackage(dialog, winfo),
    messageSummaryPackage({ ...options.messageSummary, authority }),
    xcapDiffPackage(xcapDiff),
    regPackage({ ...options.reg, registrations: office.registrations }),
    ...(options.uaProfile === undefined ? [] : [uaProfilePackage(options.uaProfile)]),
  ];
}
