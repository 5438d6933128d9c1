import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { traceFormatSchema, traceParams } from "./trace";

export const exportTrace = defineOperation({
  id: "exportTrace",
  method: "GET",
  path: "/api/v1/traces/{id}/export",
  tag: "Traces",
  summary: "All messages of a trace as one file: pcapng, which Wireshark opens, or text",
  roles: ANY_ROLE,
  params: traceParams,
  query: z.strictObject({ format: traceFormatSchema.default("pcapng") }),
  status: 200,
  download: ["application/x-pcapng", "text/plain"],
  problems: ["trace-not-found"],
});
