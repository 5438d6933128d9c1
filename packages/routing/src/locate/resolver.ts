import type { Words } from "@porchlight/kernel";
/** RFC 3403 section 4. */
export interface NaptrRecord {
  readonly order: number;
  readonly preference: number;
  readonly flags: string;
  readonly services: string;
  readonly regexp: string;
  readonly replacement: string;
}

/** RFC 2782. */
export interface SrvRecord {
  readonly priority: number;
  readonly weight: number;
  readonly port: number;
  /** Empty or a dot: the service is decidedly not there. */
  readonly target: string;
}

/** Records, none when there are none; or why nobody knows, which is not the same. */
export type Lookup<Entry> =
  | { readonly kind: "answered"; readonly records: readonly Entry[] }
  | { readonly kind: "failed"; readonly reason: Words };

/** The domain name system, as this room asks it. Nothing rejects; answers come in bounded time and size. */
export interface Resolver {
  naptr(name: string): Promise<Lookup<NaptrRecord>>;
  srv(name: string): Promise<Lookup<SrvRecord>>;
  /** A and AAAA; without brackets. */
  addresses(name: string): Promise<Lookup<string>>;
}
