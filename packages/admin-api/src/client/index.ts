// The door for pages: the client and what it speaks of, without a schema. Whoever checks input uses the other door.
export type * from "../index";
export { parseLiveEvent } from "../live/parse-live-event";
export { problemCodes, problemTypeUri } from "../problem-code";
export { roles, seesContent } from "../role";
export { isSaid } from "../sayings/is-said";
export * from "../vocabulary";
export { createAdminClient } from "./admin-client";
export { AdminApiError } from "./error";
export { fileUrl } from "./file-url";
export { openLive } from "./live";
export { routes } from "./routes";
