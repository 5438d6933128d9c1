import type { Clock } from "@porchlight/kernel";
import {
  type HopTarget,
  type Located,
  type LocatedNumber,
  locate,
  locateNumber,
  type NumberTarget,
} from "@porchlight/routing";
import type { Config } from "../config";
import { DnsResolver } from "./dns-resolver";
import { dialling, fixedPlaces } from "./federation-config";

/** Finds out where a target is reached, or what a number stands for. Never rejects. */
export interface Locator {
  (target: HopTarget): Promise<Located>;
  (target: HopTarget | NumberTarget): Promise<Located | LocatedNumber>;
}

/** A locator by the settings: peers that have places, else DNS (RFC 3263); numbers by ENUM (RFC 6116). */
export function openLocator(config: Config, clock: Clock): Locator {
  const parts = {
    resolver: new DnsResolver({ clock, servers: config.dns.servers }),
    random: Math.random,
    mayDial: dialling(config),
    fixed: fixedPlaces(config),
  };
  function find(target: HopTarget): Promise<Located>;
  function find(target: HopTarget | NumberTarget): Promise<Located | LocatedNumber>;
  function find(target: HopTarget | NumberTarget): Promise<Located | LocatedNumber> {
    return target.scheme === "tel" ? locateNumber(target, parts.resolver) : locate(target, parts);
  }
  return find;
}
