import { createAdminClient } from "@porchlight/admin-api/client";
import { noteRoundTrip } from "./round-trip";

const timedFetch: typeof fetch = async (input, init) => {
  const started = performance.now();
  const response = await fetch(input, init);
  if (init?.method === "GET" && response.ok) noteRoundTrip(performance.now() - started);
  return response;
};

/** The admin API of this origin. */
export const admin = createAdminClient({ fetch: timedFetch });
