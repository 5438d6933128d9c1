/** Activities of RFC 4480 section 3.2 that may be sent; `lunch` is missing in its schema and only read. */
export const ACTIVITIES = [
  "appointment",
  "away",
  "breakfast",
  "busy",
  "dinner",
  "holiday",
  "in-transit",
  "looking-for-work",
  "meal",
  "meeting",
  "on-the-phone",
  "performance",
  "permanent-absence",
  "playing",
  "presentation",
  "shopping",
  "sleeping",
  "spectator",
  "steering",
  "travel",
  "tv",
  "unknown",
  "vacation",
  "working",
  "worship",
] as const;

export type Activity = (typeof ACTIVITIES)[number];

export const isActivity = (name: string): name is Activity =>
  (ACTIVITIES as readonly string[]).includes(name);
