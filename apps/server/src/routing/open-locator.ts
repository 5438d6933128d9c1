import type { Clock } from "@porchlight/kernel";
import { type HopTarget, type Located, locate } from "@porchlight/routing";
import type { Config } from "../config";
import { DnsResolver } from "./dns-resolver";
import { dialling, fixedPlaces } from "./federation-config";

/** Finds out where a target is reached. Never rejects. */
export type Locator = (target: HopTarget) => Promise<Located>;

/** A locator by the settings: peers that have places, else DNS (RFC 3263). */
export function openLocator(config: Config, clock: Clock): Locator {
  const parts = {
    resolver: new DnsResolver({ clock, servers: config.dns.servers }),
    random: Math.random,
    mayDial: dialling(config),
    fixed: fixedPlaces(config),
  };
  return (target) => locate(target, parts);
}
