import { z } from "zod";
import { untrustedText } from "../../fields";
import { defineOperation } from "../../operation";
import { READS_CONTENT } from "../../role";
import { documentParams } from "./document";

export const selectedNodeSchema = z.object({
  url: z.string().describe("The XCAP URL of the node, as clients send it"),
  status: z
    .union([z.literal(200), z.literal(400), z.literal(404)])
    .describe("What an XCAP GET of it is answered"),
  contentType: z.string().nullable(),
  content: untrustedText.nullable().describe("Null unless one node was found"),
});

export type SelectedNode = z.infer<typeof selectedNodeSchema>;

export const selectDocumentNode = defineOperation({
  id: "selectDocumentNode",
  method: "GET",
  path: "/api/v1/documents/{selector}/node",
  tag: "Documents",
  summary: "What a node selector finds, and the XCAP URL to ask for it",
  roles: READS_CONTENT,
  params: documentParams,
  query: z.strictObject({
    node: z
      .string()
      .max(2000)
      .describe('Node selector, not encoded: resource-lists/list[@name="friends"]/entry[1]'),
    namespaces: z
      .string()
      .max(2000)
      .default("")
      .describe("Bindings of its prefixes, not encoded: xmlns(rl=urn:…)"),
  }),
  status: 200,
  response: selectedNodeSchema,
  problems: ["document-not-found"],
});
