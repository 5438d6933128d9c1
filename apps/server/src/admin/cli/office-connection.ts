import { setTimeout as pause } from "node:timers/promises";
import {
  type AdminClient,
  type AdminClientOptions,
  createAdminClient,
  type FileInput,
  type FileOperation,
  openFile,
} from "@porchlight/admin-api";
import type { CommandContext } from "./command-context";
import { CommandFailure } from "./command-failure";
import { type CliCredential, readCliCredential } from "./credential";
import { directClient, type OfficeClient } from "./direct-client";
import { pinnedFetch } from "./pinned-fetch";
import { withProgress } from "./progress";

/** A server that starts or stops is done with it sooner than this. */
const SERVER_PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 200;

/** Works with the running server, or on the store when none runs. */
export async function withOffice<Outcome>(
  context: CommandContext,
  work: (office: OfficeClient) => Promise<Outcome>,
): Promise<Outcome> {
  const office = await withProgress(context, "Waiting for the server", reachOffice(context));
  try {
    return await work(office.client);
  } finally {
    await office.close();
  }
}

interface ReachedOffice {
  readonly client: OfficeClient;
  close(): Promise<void>;
}

/** The server when it answers, the store when no server has it; in between neither, for a while. */
async function reachOffice(context: CommandContext): Promise<ReachedOffice> {
  const since = performance.now();
  for (;;) {
    const server = await runningServer(context);
    if (server !== undefined) return { client: server.client, close: async () => undefined };
    const offline = await context.openOffline();
    if (offline !== undefined) return { client: directClient(offline), close: () => offline.close() };
    if (performance.now() - since > SERVER_PATIENCE_MS) {
      throw new CommandFailure(
        "A server has the data directory but does not answer: see what it logs, or try again when it is ready.",
      );
    }
    await pause(LOOK_EVERY_MS);
  }
}

/** Works with the running server; without one it fails. */
export async function withServer<Outcome>(
  context: CommandContext,
  work: (server: AdminClient) => Promise<Outcome>,
): Promise<Outcome> {
  return work((await neededServer(context)).client);
}

/** Asks the running server for a file, whose octets are still to come; without one it fails. */
export async function fileFromServer<Id extends FileOperation>(
  context: CommandContext,
  id: Id,
  input: FileInput<Id>,
): Promise<Response> {
  return openFile((await neededServer(context)).options, id, input);
}

interface RunningServer {
  readonly client: AdminClient;
  readonly options: AdminClientOptions;
}

async function neededServer(context: CommandContext): Promise<RunningServer> {
  const server = await runningServer(context);
  if (server !== undefined) return server;
  throw new CommandFailure("No server is running on this data directory; start it first.");
}

async function runningServer(context: CommandContext): Promise<RunningServer | undefined> {
  const credential = await readCliCredential(await context.dataDir());
  if (credential === undefined) return undefined;
  const options = { baseUrl: credential.url, token: credential.token, ...fetchFor(credential) };
  const client = createAdminClient(options);
  try {
    await client.showMe();
    return { client, options };
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
