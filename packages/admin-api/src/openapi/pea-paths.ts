import { PEA_PROBLEMS, type PeaOperation } from "../pea/pea-operation";
import { peaOperations } from "../pea/pea-operations";
import { problemResponses } from "./responses";
import { jsonSchema } from "./schema";

type Json = Record<string, unknown>;

export const PEA_TAG = "Presence external agents";

const PIDF = "application/pidf+xml";

/** The paths of the API of presence external agents. */
export function peaPaths(): Record<string, Json> {
  const paths: Record<string, Json> = {};
  for (const operation of Object.values<PeaOperation>(peaOperations)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: operationObject(operation),
    };
  }
  return paths;
}

function operationObject(operation: PeaOperation): Json {
  const { id, summary, body, problems } = operation;
  return {
    operationId: id,
    tags: [PEA_TAG],
    summary,
    description: "For agents with a token of their own.",
    security: [{ agent: [] }],
    parameters: parametersOf(operation),
    ...(body === undefined ? {} : { requestBody: requestBody(body) }),
    responses: { ...answersOf(operation), ...problemResponses([...new Set([...PEA_PROBLEMS, ...problems])]) },
  };
}

const requestBody = (body: NonNullable<PeaOperation["body"]>): Json => ({
  required: true,
  content: {
    "application/json": { schema: jsonSchema(body, "input") },
    [PIDF]: { schema: { type: "string" } },
  },
});

function parametersOf({ params, query, headers }: PeaOperation): Json[] {
  const inHeader = Object.entries(headers).map(([name, description]) => ({
    name,
    in: "header",
    required: false,
    description,
    schema: { type: "string" },
  }));
  return [...fieldsIn("path", params), ...fieldsIn("query", query), ...inHeader];
}

const fieldsIn = (place: "path" | "query", schema: PeaOperation["params"]): Json[] =>
  Object.entries(schema?.shape ?? {}).map(([name, field]) => {
    const { description, ...rest } = jsonSchema(field, "input");
    return { name, in: place, required: true, description, schema: rest };
  });

const answersOf = ({ answers }: PeaOperation): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(answers).map(([status, schema]) => [
      status,
      schema === undefined
        ? { description: "Done" }
        : {
            description: "Done",
            content: { "application/json": { schema: jsonSchema(schema, "output") } },
          },
    ]),
  );
