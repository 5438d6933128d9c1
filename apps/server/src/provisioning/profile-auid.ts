import { PROFILE_AUID } from "@porchlight/xdm";
import type { Config } from "../config";

/** The usage that profiles are documents of (RFC 4825 section 5.1). */
export function profileAuid({ provisioning, domain }: Pick<Config, "provisioning" | "domain">): string {
  const prefix = provisioning.vendorPrefix ?? domain.split(".").reverse().join(".");
  return `${prefix}.${PROFILE_AUID}`;
}
