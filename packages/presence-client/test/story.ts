import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import {
  createPresenceClient,
  type ListWatcher,
  type ListWatcherEvents,
  type PresenceClient,
  type PresenceClientEvents,
  type PresenceClientOptions,
  type PresenceSource,
  type PresenceSourceEvents,
  type Provisioning,
  type ProvisioningEvents,
  type Timing,
  type Watcher,
  type WatcherEvents,
} from "../src/index";
import { Office } from "./office";

/** Short clocks; only their order matters. */
const hasty: Timing = {
  notifyWaitMs: 5000,
  probeEveryMs: 60_000,
  probeWaitMs: 5000,
  openWaitMs: 5000,
  firstReturnMs: 5,
  returnFirstMs: 10,
  returnLongestMs: 40,
  retryFirstMs: 10,
  retryLongestMs: 40,
  settledMs: 60_000,
  leaveWaitMs: 1000,
};

export interface ClientWishes extends Partial<PresenceClientOptions> {
  readonly timing?: Partial<Timing>;
}

/** An office that closes when the test is over. */
export async function openOffice(): Promise<Office> {
  const office = await Office.open();
  onTestFinished(() => office.crash());
  return office;
}

/** A client of that office, not yet connected. */
export function clientOf(office: Office, wishes: ClientWishes = {}): PresenceClient {
  const client = createPresenceClient({
    aor: "alice@office.test",
    password: "secret",
    server: office.url,
    webSocket: WebSocket,
    ...wishes,
    timing: { ...hasty, ...wishes.timing },
  });
  onTestFinished(() => client.disconnect({ keepPublication: true }));
  return client;
}

/** A client that is connected. */
export async function connected(office: Office, wishes: ClientWishes = {}): Promise<PresenceClient> {
  const client = clientOf(office, wishes);
  const result = await client.connect();
  if (!result.ok) throw new Error(result.error.kind);
  return client;
}

type Holds<Value> = (value: Value) => boolean;

/** The next event of that name that `holds`. */
export function heard<Name extends keyof PresenceClientEvents>(
  source: PresenceClient,
  name: Name,
  holds?: Holds<PresenceClientEvents[Name]>,
): Promise<PresenceClientEvents[Name]>;
export function heard<Name extends keyof PresenceSourceEvents>(
  source: PresenceSource,
  name: Name,
  holds?: Holds<PresenceSourceEvents[Name]>,
): Promise<PresenceSourceEvents[Name]>;
export function heard<Name extends keyof WatcherEvents>(
  source: Watcher,
  name: Name,
  holds?: Holds<WatcherEvents[Name]>,
): Promise<WatcherEvents[Name]>;
export function heard<Name extends keyof ListWatcherEvents>(
  source: ListWatcher,
  name: Name,
  holds?: Holds<ListWatcherEvents[Name]>,
): Promise<ListWatcherEvents[Name]>;
export function heard<Name extends keyof ProvisioningEvents>(
  source: Provisioning,
  name: Name,
  holds?: Holds<ProvisioningEvents[Name]>,
): Promise<ProvisioningEvents[Name]>;
export function heard(
  source: { on(name: string, listener: (value: unknown) => void): () => void },
  name: string,
  holds: Holds<never> = () => true,
): Promise<unknown> {
  return new Promise((resolve) => {
    const stop = source.on(name, (value) => {
      if (!holds(value as never)) return;
      stop();
      resolve(value);
    });
  });
}
