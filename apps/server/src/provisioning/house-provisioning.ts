import { type DocumentLibrary, ProfileHouse, type UaProfileOptions } from "@porchlight/event-packages";
import {
  APPLICATION_USAGES,
  type ApplicationUsage,
  documentSelectorText,
  type PresenceProfileOptions,
  presenceProfile,
} from "@porchlight/xdm";
import type { Config } from "../config";
import { nodeHasher } from "../runtime/node-hasher";
import { xcapRootOfHouse } from "../xcap/http/xcap-root-url";
import { builtInProfile } from "./built-in-profile";
import { profileAuid } from "./profile-auid";

/** What is provisioned in this office. */
export interface HouseProvisioning {
  readonly profiles: ProfileHouse;
  /** Every application usage of this office. */
  readonly usages: readonly ApplicationUsage[];
  /** The text of what is in force for a user, or for a device of it. */
  readonly effective: PresenceProfileOptions["effective"];
  readonly uaProfile: UaProfileOptions;
}

export function houseProvisioning(
  config: Config,
  library: DocumentLibrary,
  onTold: UaProfileOptions["onTold"] = () => {},
): HouseProvisioning {
  const { delivery, unknownDevices, localNetwork } = config.provisioning;
  const profiles = new ProfileHouse({
    library,
    auid: profileAuid(config),
    builtIn: builtInProfile(config),
  });
  const effective: PresenceProfileOptions["effective"] = (aor, device) =>
    profiles.textOf(profiles.of(aor, device));
  return {
    profiles,
    effective,
    usages: officeUsages(config, effective),
    uaProfile: {
      profiles,
      delivery,
      unknownDevices,
      localNetwork,
      servesDomain: (domain) => config.domains.includes(domain),
      hasher: nodeHasher,
      documentUrl: (aor, device) => effectiveUrl(config, aor, device),
      onTold,
    },
  };
}

/** Every application usage, that of profiles among them. */
export const officeUsages = (
  config: Pick<Config, "provisioning" | "domain">,
  effective: PresenceProfileOptions["effective"],
): readonly ApplicationUsage[] => [
  ...APPLICATION_USAGES,
  presenceProfile({ auid: profileAuid(config), effective }),
];

/** Where what is in force for a user or a device is read. */
const effectiveUrl = (config: Config, aor: string, device: string | undefined): string =>
  `${xcapRootOfHouse(config)}/${documentSelectorText({
    auid: profileAuid(config),
    tree: "users",
    xui: aor,
    path: device === undefined ? "effective" : `effective/${device}`,
  })}`;
