import type { ActivityWord } from "./rpid";

/** Activities whose word on the wire is not what people say; the others are written as they are. */
export const activitiesEn: Readonly<Partial<Record<ActivityWord, string>>> = {
  appointment: "At an appointment",
  breakfast: "At breakfast",
  dinner: "At dinner",
  holiday: "On holiday",
  "in-transit": "On the way",
  lunch: "At lunch",
  meal: "Eating",
  meeting: "In a meeting",
  performance: "At a performance",
  "permanent-absence": "Gone for good",
  presentation: "In a presentation",
  spectator: "Watching an event",
  steering: "Driving",
  travel: "Travelling",
  tv: "Watching TV",
  vacation: "On vacation",
  worship: "At worship",
};
