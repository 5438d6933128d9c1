import { BruteForceGuard, DigestAuthenticator } from "@porchlight/sip-auth";
import type { EngineContext } from "../context";
import { Authentication } from "./authentication";

/** Who is asked for a password, by which nonces, and how often. */
export function createAuthentication(context: EngineContext): Authentication {
  const { accounts, config, domains, hasher, ids, outputs, peers, quotas } = context;
  const { secret, nonceLifetimeSeconds } = config.digest;
  const digest = new DigestAuthenticator({ hasher, ids, secret, nonceLifetimeSeconds });
  return new Authentication(config, outputs, accounts, domains, peers, quotas, digest, new BruteForceGuard());
}
