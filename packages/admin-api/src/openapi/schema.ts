import { z } from "zod";

/** JSON Schema (2020-12, as OpenAPI 3.1 wants it) of what goes in or what comes out. */
export function jsonSchema(schema: z.core.$ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: "draft-2020-12" });
  return rest;
}
