/** Of the queries about profiles; a write has all of them read again. */
export const PROFILES = ["profiles"] as const;
export const PROFILE = ["profile"] as const;
export const EFFECTIVE = ["effective-profile"] as const;

export const PROFILE_KEYS = [PROFILES, PROFILE, EFFECTIVE] as const;
