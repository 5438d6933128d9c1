import { parseAddress } from "@porchlight/presence-client";

export interface Credentials {
  /** Address of record with scheme. */
  readonly address: string;
  readonly password: string;
}

const key = "porchlight:credentials";

/** Keeps a sign-in for the tab, or for the device when the person asked for it. */
export class CredentialsStore {
  constructor(
    private readonly tab: Storage,
    private readonly device: Storage,
  ) {}

  load(): Credentials | undefined {
    return read(this.tab) ?? read(this.device);
  }

  save(credentials: Credentials, onDevice: boolean): void {
    const text = JSON.stringify(credentials);
    attempt(() => this.tab.setItem(key, text));
    if (onDevice) attempt(() => this.device.setItem(key, text));
  }

  clear(): void {
    attempt(() => this.tab.removeItem(key));
    attempt(() => this.device.removeItem(key));
  }
}

function read(storage: Storage): Credentials | undefined {
  const text = attempt(() => storage.getItem(key));
  const value: unknown = attempt(() => JSON.parse(text ?? "null"));
  if (typeof value !== "object" || value === null) return undefined;
  const { address, password } = value as Partial<Record<string, unknown>>;
  const parsed = typeof address === "string" ? parseAddress(address) : undefined;
  return parsed?.ok && typeof password === "string" ? { address: parsed.value, password } : undefined;
}

/** Storage may be forbidden or full; then there is simply nothing kept. */
function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
