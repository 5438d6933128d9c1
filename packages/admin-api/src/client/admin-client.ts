import { CSRF_HEADER, isWrite } from "../operation";
import type { OperationId, Operations } from "../registry";
import type { AnyCallInput, CallArguments, CallOutput } from "./call";
import { errorOf } from "./error";
import type { FileOperation } from "./file-url";
import { type Route, routes } from "./routes";
import { callUrl } from "./url";

export interface AdminClientOptions {
  /** Origin of the server without a trailing slash; empty in a page of the same origin. */
  readonly baseUrl?: string;
  readonly fetch?: typeof fetch;
  /** Secret of an API token; without it the session cookie counts. */
  readonly token?: string;
}

type CalledById = Exclude<OperationId, "watchLive" | FileOperation>;

/**
 * One method per operation of the registry, except `watchLive` (see `openLive`) and files (see `fileUrl`). Each resolves with the body of success
 * and rejects with `AdminApiError` on a problem, or with what `fetch` rejects with when the server is not reached.
 */
export type AdminClient = {
  readonly [Id in CalledById]: (
    ...input: CallArguments<Operations[Id]>
  ) => Promise<CallOutput<Operations[Id]>>;
};

/** A client of the admin API for browsers, Node and tests. */
export function createAdminClient(options: AdminClientOptions = {}): AdminClient {
  const methods = Object.entries(routes).map(([id, route]) => [
    id,
    (input: AnyCallInput = {}) => call(options, route, input),
  ]);
  return Object.fromEntries(methods) as AdminClient;
}

async function call(options: AdminClientOptions, route: Route, input: AnyCallInput): Promise<unknown> {
  const send = options.fetch ?? globalThis.fetch.bind(globalThis);
  const response = await send(`${options.baseUrl ?? ""}${callUrl(route, input)}`, {
    method: route.method,
    headers: headersOf(options, route, input),
    credentials: "same-origin",
    cache: "no-store",
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(input.signal === undefined ? {} : { signal: input.signal }),
  });
  if (!response.ok) throw await errorOf(response);
  return response.status === 204 ? undefined : response.json();
}

function headersOf(options: AdminClientOptions, route: Route, input: AnyCallInput): Record<string, string> {
  return {
    accept: "application/json, application/problem+json",
    ...(input.body === undefined ? {} : { "content-type": "application/json" }),
    ...(isWrite(route) ? { [CSRF_HEADER]: "1" } : {}),
    ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
  };
}
