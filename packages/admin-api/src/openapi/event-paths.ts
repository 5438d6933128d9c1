import { type EventOperation, eventOperations } from "../events/event-operations";
import { problemResponses } from "./responses";
import { jsonSchema } from "./schema";

type Json = Record<string, unknown>;

export const EVENT_TAG = "Watching without SIP";

/** The paths of watchers that speak no SIP. */
export const eventPaths = (): Record<string, Json> =>
  Object.fromEntries(
    Object.values<EventOperation>(eventOperations).map((operation) => [
      operation.path,
      { get: operationObject(operation) },
    ]),
  );

function operationObject(operation: EventOperation): Json {
  const { id, summary, mediaType, response, problems } = operation;
  return {
    operationId: id,
    tags: [EVENT_TAG],
    summary,
    description: "For pages and programs with a token of a watcher.",
    security: [{ watcher: [] }],
    parameters: parametersOf(operation),
    responses: {
      200: {
        description: mediaType === "application/json" ? "Done" : "A stream of events; this is one `data`",
        content: { [mediaType]: { schema: jsonSchema(response, "output") } },
      },
      ...problemResponses(problems),
    },
  };
}

function parametersOf({ params, query, headers }: EventOperation): Json[] {
  const inHeader = Object.entries(headers).map(([name, description]) => ({
    name,
    in: "header",
    required: false,
    description,
    schema: { type: "string" },
  }));
  return [...fieldsIn("path", params), ...fieldsIn("query", query), ...inHeader];
}

const fieldsIn = (place: "path" | "query", schema: EventOperation["params"]): Json[] =>
  Object.entries(schema?.shape ?? {}).map(([name, field]) => {
    const { description, ...rest } = jsonSchema(field, "input");
    return { name, in: place, required: !field.safeParse(undefined).success, description, schema: rest };
  });
