import { z } from "zod";
import { defineOperation } from "../../operation";
import { READS_CONTENT } from "../../role";
import { contentParams } from "./content";

export const readContent = defineOperation({
  id: "readContent",
  method: "GET",
  path: "/api/v1/content/{owner}/{name}/data",
  tag: "Content",
  summary: "The octets of an object; a page shows them by its `url`, with `?size=96` for a small picture",
  roles: READS_CONTENT,
  params: contentParams,
  status: 200,
  response: z.object({ contentType: z.string(), etag: z.string(), data: z.base64() }),
  problems: ["content-not-found", "content-expired"],
});
