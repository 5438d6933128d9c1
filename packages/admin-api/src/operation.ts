import type { z } from "zod";
import type { ProblemCode } from "./problem-code";
import type { Role } from "./role";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One operation of the admin API: where it is, who may, what goes in, what comes out. */
export interface Operation {
  /** Name of the client's method and OpenAPI `operationId`. */
  readonly id: string;
  readonly method: Method;
  /** Path template below the origin; parameters as `{name}`. */
  readonly path: `/api/v1/${string}`;
  readonly tag: string;
  readonly summary: string;
  /** Roles that may; `public` needs no sign-in. */
  readonly roles: readonly Role[] | "public";
  /** May be done by somebody who has to set up a second factor before anything else. */
  readonly beforeSecondFactor?: true;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Largest accepted body in octets; 64 KiB when absent. */
  readonly bodyLimit?: number;
  /** Status of success. 204 has no body. */
  readonly status: 200 | 201 | 204;
  /** Body of success; for a stream, one event. */
  readonly response?: z.ZodType;
  /** Server-sent events instead of one JSON body. */
  readonly stream?: true;
  /** A file instead of one JSON body: its media types. */
  readonly download?: readonly string[];
  /** Problems of this operation beside the ones that any operation has (see `problemsOf`). */
  readonly problems: readonly ProblemCode[];
}

/** Keeps the literal types of a definition. */
export const defineOperation = <const Definition extends Operation>(definition: Definition): Definition =>
  definition;

export const DEFAULT_BODY_LIMIT = 64 * 1024;

/** Header a browser has to send with every write that is authenticated by the session cookie; any value. */
export const CSRF_HEADER = "x-porchlight-csrf";

/** Whether the operation changes something. */
export const isWrite = (operation: Pick<Operation, "method">): boolean => operation.method !== "GET";

/** Every problem an operation can answer with: its own and those of its kind. */
export function problemsOf(operation: Operation): readonly ProblemCode[] {
  const codes: ProblemCode[] = [...operation.problems, "internal-error"];
  if (operation.roles !== "public") {
    codes.push("unauthenticated", "role-forbidden");
    if (operation.beforeSecondFactor === undefined) codes.push("second-factor-required");
  }
  if (isWrite(operation)) codes.push("cross-site-request");
  if (operation.params || operation.query || operation.body) codes.push("invalid-input");
  if (operation.body) codes.push("malformed-body", "body-too-large", "unsupported-media-type");
  return [...new Set(codes)];
}
