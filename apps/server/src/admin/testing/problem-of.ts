import { AdminApiError } from "@porchlight/admin-api";

/** The problem that a call is answered with; fails when it succeeds. */
export async function problemOf(call: Promise<unknown>): Promise<AdminApiError> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof AdminApiError) return outcome;
  throw outcome ?? new Error("the call succeeded");
}
