import type { ProvisioningDesk } from "../admin/ports/provisioning";
import type { Config } from "../config";
import { nodeHasher } from "../runtime/node-hasher";
import { builtInProfile } from "./built-in-profile";
import type { FetchLog } from "./fetch-log";
import type { HouseProvisioning } from "./house-provisioning";
import { profileAuid } from "./profile-auid";

/** What is provisioned, for those who run the office. */
export function provisioningDesk(
  config: Config,
  { profiles, uaProfile }: HouseProvisioning,
  fetches: Pick<FetchLog, "of">,
): ProvisioningDesk {
  return {
    auid: profileAuid(config),
    builtIn: builtInProfile(config),
    of: (aor, device) => profiles.of(aor, device),
    document: (profile) => {
      const text = profiles.textOf(profile);
      return { text, digest: nodeHasher.hex("SHA-256", text).slice(0, 32) };
    },
    devicesOf: (aor) => profiles.devicesOf(aor),
    url: uaProfile.documentUrl,
    fetchesOf: (aor) => fetches.of(aor),
  };
}
