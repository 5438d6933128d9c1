import type { Operations } from "../registry";
import type { CallInput } from "./call";
import { routes } from "./routes";
import { callUrl } from "./url";

/** Operations that answer with a file. */
export type FileOperation = "exportChargingRecords" | "exportTrace" | "exportUser";

/** What names a file. */
export type FileInput<Id extends FileOperation> = CallInput<Operations[Id]>;

/** Where a file is, for a link on a page of the same origin. */
export const fileUrl = <Id extends FileOperation>(id: Id, input: FileInput<Id>): string =>
  callUrl(routes[id], input);
