import { type Rejection, rejection } from "@porchlight/event-notifier";
import type { Random } from "@porchlight/kernel";
import { spreadSeconds } from "@porchlight/routing";

const awaySeconds = 10;

/** 503: whoever is turned away comes back after about ten seconds, not all at once. */
export const busy = (random: Random, reason?: string): Rejection =>
  rejection(503, [["Retry-After", String(spreadSeconds(awaySeconds, random))]], reason);
