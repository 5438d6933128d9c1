const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "resource-lists": "Contact lists",
    "rls-services": "List services",
    "pres-rules": "Presence rules",
    "org.openmobilealliance.pres-rules": "Presence rules (OMA)",
    "org.openmobilealliance.pub-rules": "Publication rules",
    "pidf-manipulation": "Presence state",
    "org.openmobilealliance.group-usage-list": "Group usage",
    "org.openmobilealliance.user-profile": "Profile",
    "org.openmobilealliance.locked-user-profile": "Locked profile",
    "org.openmobilealliance.pres-content": "Presence content",
    "xcap-caps": "Capabilities",
  }),
);

/** An application usage in words; one without words of its own by its AUID. */
export const usageWords = (auid: string): string =>
  WORDS.get(auid) ?? (auid.endsWith(".presence-profile") ? "Provisioning" : auid);

/** Usages to filter by. */
export const FILTER_USAGES = [
  "resource-lists",
  "org.openmobilealliance.pres-rules",
  "pres-rules",
  "rls-services",
];
