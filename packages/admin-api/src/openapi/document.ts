import { CSRF_HEADER, isWrite, type Operation } from "../operation";
import { problemDetailsSchema } from "../problem";
import { operations } from "../registry";
import { EVENT_TAG, eventPaths } from "./event-paths";
import { PEA_TAG, peaPaths } from "./pea-paths";
import { operationResponses } from "./responses";
import { jsonSchema } from "./schema";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the registry. `version` is the product's. */
export function openApiDocument(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of Object.values(operations) as readonly Operation[]) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: operationObject(operation),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Porchlight admin API",
      version,
      description:
        "Sign in with POST /api/v1/session (cookie) or send a token as `Authorization: Bearer`. " +
        `Writes with the cookie need the header ${CSRF_HEADER}. Problems are application/problem+json (RFC 9457).`,
    },
    tags: [...tagNames(), PEA_TAG, EVENT_TAG].map((name) => ({ name })),
    paths: { ...paths, ...peaPaths(), ...eventPaths() },
    components: {
      schemas: { ProblemDetails: jsonSchema(problemDetailsSchema, "output") },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "porchlight_session" },
        token: { type: "http", scheme: "bearer" },
        agent: { type: "http", scheme: "bearer", description: "Token of a presence external agent" },
        watcher: { type: "http", scheme: "bearer", description: "Token of a watcher that speaks no SIP" },
      },
    },
  };
}

const tagNames = (): readonly string[] => [...new Set(Object.values(operations).map(({ tag }) => tag))];

function operationObject(operation: Operation): Json {
  const isPublic = operation.roles === "public";
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: isPublic ? "No sign-in needed." : `Roles: ${operation.roles.join(", ")}.`,
    "x-roles": operation.roles,
    security: isPublic ? [] : [{ session: [] }, { token: [] }],
    parameters: parametersOf(operation),
    ...(operation.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { "application/json": { schema: jsonSchema(operation.body, "input") } },
          },
        }),
    responses: operationResponses(operation),
  };
}

function parametersOf(operation: Operation): readonly Json[] {
  const parameters = [...parametersIn("path", operation.params), ...parametersIn("query", operation.query)];
  if (isWrite(operation)) {
    parameters.push({
      name: CSRF_HEADER,
      in: "header",
      required: false,
      description: "Any value; needed when the session cookie authenticates",
      schema: { type: "string" },
    });
  }
  return parameters;
}

function parametersIn(place: "path" | "query", schema: Operation["params"]): Json[] {
  if (schema === undefined) return [];
  return Object.entries(schema.shape).map(([name, field]) => {
    const { description, ...rest } = jsonSchema(field, "input");
    return {
      name,
      in: place,
      required: place === "path",
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}
