import type { OperationId, Operations } from "@porchlight/admin-api";
import type { Handler } from "../http/mount-operation";

/** A handler for every operation that answers with one body; an operation without one does not compile. */
export type Handlers = { readonly [Id in Exclude<OperationId, "watchLive">]: Handler<Operations[Id]> };
