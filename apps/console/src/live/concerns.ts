import type { LiveEvent, LiveTopic } from "@porchlight/admin-api";

/** An event of the topic; with an id, only one that names it or says that more changed than it names. */
export const concerns =
  (topic: Exclude<LiveTopic, "overview">, id?: string) =>
  (event: LiveEvent): boolean =>
    event.topic === topic && (id === undefined || event.more || event.ids.includes(id));

/** An event that any of the tests accepts. */
export const anyOf =
  (...tests: readonly ((event: LiveEvent) => boolean)[]) =>
  (event: LiveEvent): boolean =>
    tests.some((test) => test(event));
