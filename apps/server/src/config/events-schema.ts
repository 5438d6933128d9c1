import { z } from "zod";
import { duration as count } from "./limits-schema";

/** Watchers that speak no SIP. */
export const eventsSchema = z
  .strictObject({
    streams: count(2000, "Open streams in all"),
    presentitiesPerStream: count(50, "Presentities of one stream", 1, 200),
    requestsPerMinute: count(600, "Requests a minute with one token from one address"),
    heartbeatSeconds: count(20, "A stream says something at least this often", 1, 60),
  })
  .prefault({});
