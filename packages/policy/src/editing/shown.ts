import type { PresenceTransformation } from "@porchlight/documents";

/** Permissions by a name for people. */
export const SHOWN = {
  everything: [
    { kind: "provide-services", members: "all" },
    { kind: "provide-persons", members: "all" },
    { kind: "provide-devices", members: "all" },
    { kind: "provide-all-attributes" },
  ],
  /** Whether and where somebody can be reached; no notes, activities, moods or places. */
  availability: [
    { kind: "provide-services", members: "all" },
    { kind: "provide-persons", members: "all" },
    { kind: "provide-attribute", name: "provide-willingness", granted: true },
  ],
} as const satisfies Readonly<Record<string, readonly PresenceTransformation[]>>;
