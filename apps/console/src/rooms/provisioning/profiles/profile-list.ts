import type { admin } from "~/api/admin";

/** Every profile, and what holds in the domains without one. */
export type ProfileList = Awaited<ReturnType<typeof admin.listProfiles>>;
