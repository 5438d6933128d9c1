import { AdminApiError } from "@porchlight/admin-api/client";

/** Whether there was an object whose lifetime is over. */
export const isExpired = (error: unknown): boolean =>
  error instanceof AdminApiError && error.code === "content-expired";
