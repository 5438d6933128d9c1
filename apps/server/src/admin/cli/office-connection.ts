import { type AdminClient, createAdminClient } from "@porchlight/admin-api";
import type { CommandContext } from "./command-context";
import { CommandFailure } from "./command-failure";
import { type CliCredential, readCliCredential } from "./credential";
import { directClient, type OfficeClient } from "./direct-client";
import { pinnedFetch } from "./pinned-fetch";

/** Works with the running server, or on the store when none runs. */
export async function withOffice<Outcome>(
  context: CommandContext,
  work: (office: OfficeClient) => Promise<Outcome>,
): Promise<Outcome> {
  const server = await runningServer(context);
  if (server !== undefined) return work(server);
  const offline = await context.openOffline();
  try {
    return await work(directClient(offline.deps));
  } finally {
    await offline.close();
  }
}

/** Works with the running server; without one it fails. */
export async function withServer<Outcome>(
  context: CommandContext,
  work: (server: AdminClient) => Promise<Outcome>,
): Promise<Outcome> {
  const server = await runningServer(context);
  if (server === undefined)
    throw new CommandFailure("No server is running on this data directory; start it first.");
  return work(server);
}

async function runningServer(context: CommandContext): Promise<AdminClient | undefined> {
  const credential = await readCliCredential(await context.dataDir());
  if (credential === undefined) return undefined;
  const client = createAdminClient({
    baseUrl: credential.url,
    token: credential.token,
    ...fetchFor(credential),
  });
  try {
    await client.showMe();
    return client;
  } catch (error) {
    if (isRefused(error)) return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`The server at ${credential.url} does not take the local credential: ${reason}`);
  }
}

const fetchFor = ({ fingerprint }: CliCredential) =>
  fingerprint === undefined ? {} : { fetch: pinnedFetch(fingerprint) };

/** Nobody listens any more: the server ended without taking its credential away. */
function isRefused(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && cause.code === "ECONNREFUSED") return true;
  }
  return false;
}
