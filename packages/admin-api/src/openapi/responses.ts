import { type Operation, problemsOf } from "../operation";
import { problemTypes } from "../problem";
import { type ProblemCode, problemTypeUri } from "../problem-code";
import { jsonSchema } from "./schema";

type Json = Record<string, unknown>;

/** The `responses` of an operation: success, and one entry per status of its problems. */
export function operationResponses(operation: Operation): Record<string, Json> {
  return { [operation.status]: success(operation), ...problemResponses(problemsOf(operation)) };
}

/** One entry per status of the problems. */
export function problemResponses(codes: readonly ProblemCode[]): Record<string, Json> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const status = problemTypes[code].status;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const responses: Record<string, Json> = {};
  for (const [status, ofStatus] of [...byStatus].sort(([left], [right]) => left - right)) {
    responses[status] = problem(ofStatus);
  }
  return responses;
}

function success(operation: Operation): Json {
  if (operation.download !== undefined) return file(operation.download);
  if (operation.response === undefined) return { description: "Done" };
  const mediaType = operation.stream ? "text/event-stream" : "application/json";
  return {
    description: operation.stream ? "A stream of events; this is one `data`" : "Done",
    content: { [mediaType]: { schema: jsonSchema(operation.response, "output") } },
  };
}

const file = (mediaTypes: readonly string[]): Json => ({
  description: "A file",
  content: Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, { schema: { type: "string" } }])),
});

function problem(codes: readonly ProblemCode[]): Json {
  return {
    description: codes.map((code) => `\`${problemTypeUri(code)}\`: ${problemTypes[code].title}`).join("\n\n"),
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/ProblemDetails" } } },
  };
}
