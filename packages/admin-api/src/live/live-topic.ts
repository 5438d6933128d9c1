export const liveTopics = [
  "overview",
  "presentities",
  "subscriptions",
  "registrations",
  "connections",
  "documents",
  "users",
  "audit",
  "traces",
  "peers",
  "calendars",
  "content",
  "accounting",
] as const;

export type LiveTopic = (typeof liveTopics)[number];
