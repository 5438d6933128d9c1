import { z } from "zod";
import { liveEventSchema } from "../../live/live-event";
import { liveTopics } from "../../live/live-topic";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";

const topicList = z
  .string()
  .max(200)
  .transform((text) => text.split(",").filter((topic) => topic !== ""))
  .pipe(z.array(z.enum(liveTopics)));

export const watchLive = defineOperation({
  id: "watchLive",
  method: "GET",
  path: "/api/v1/live",
  tag: "Live",
  summary: "Server-sent events that tell what changed; each `data` is one event",
  roles: ANY_ROLE,
  query: z.strictObject({
    topics: topicList.optional().describe("Comma-separated topics; all when absent"),
  }),
  status: 200,
  response: liveEventSchema,
  stream: true,
  problems: ["too-many-live-clients"],
});
