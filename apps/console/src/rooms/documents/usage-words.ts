import type { Key, Say } from "~/words/say";

const WORDS: ReadonlyMap<string, Key> = new Map([
  ["resource-lists", "documents.usages.contactLists"],
  ["rls-services", "documents.usages.listServices"],
  ["pres-rules", "documents.usages.presenceRules"],
  ["org.openmobilealliance.pres-rules", "documents.usages.omaPresenceRules"],
  ["org.openmobilealliance.pub-rules", "documents.usages.publicationRules"],
  ["pidf-manipulation", "documents.usages.presenceState"],
  ["org.openmobilealliance.group-usage-list", "documents.usages.groupUsage"],
  ["org.openmobilealliance.user-profile", "documents.usages.profile"],
  ["org.openmobilealliance.locked-user-profile", "documents.usages.lockedProfile"],
  ["org.openmobilealliance.pres-content", "documents.usages.presenceContent"],
  ["xcap-caps", "documents.usages.capabilities"],
]);

/** An application usage in words; one without words of its own by its AUID. */
export function usageWords(auid: string, say: Say): string {
  const word = WORDS.get(auid);
  if (word !== undefined) return say(word);
  return auid.endsWith(".presence-profile") ? say("documents.usages.provisioning") : auid;
}

/** Usages to filter by. */
export const FILTER_USAGES = [
  "resource-lists",
  "org.openmobilealliance.pres-rules",
  "pres-rules",
  "rls-services",
];
