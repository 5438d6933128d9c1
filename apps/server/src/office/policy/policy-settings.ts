import type { WatcherConfig } from "@porchlight/engine";
import type { DefaultHandling, PolicySettings } from "@porchlight/policy";
import { byDomain, type Config, parseOverride, readHandling } from "../../config";

type PolicyConfig = Pick<Config, "policy" | "sampleOffice">;

/** What the operator has set for the watchers of one presentity. */
export function policySettings(config: PolicyConfig): (presentity: string) => PolicySettings {
  const { anonymousMode } = config.policy;
  const overrides = new Map(config.policy.overrideOf.map(parseOverride).filter((each) => each !== undefined));
  const settingsOf = (domain: string): PolicySettings => ({
    anonymousMode,
    defaultHandling: defaultHandling(config, domain),
  });
  const known = new Map<string, PolicySettings>();
  return (presentity) => {
    const domain = domainOf(presentity);
    const settings = known.get(domain) ?? settingsOf(domain);
    known.set(domain, settings);
    if (overrides.size === 0) return settings;
    const override = overrides.get(presentity.toLowerCase()) ?? overrides.get(domain);
    return override === undefined ? settings : { ...settings, override };
  };
}

/** What holds in a domain where a presentity has no rules document. */
export function defaultHandling({ policy, sampleOffice }: PolicyConfig, domain: string): DefaultHandling {
  const others = byDomain(policy.defaultHandlingOf, readHandling).get(domain) ?? policy.defaultHandling;
  const ownDomain =
    byDomain(policy.ownDomainHandlingOf, readHandling).get(domain) ??
    policy.ownDomainHandling ??
    (sampleOffice ? "allow" : others);
  return { ownDomain, others };
}

/** Whether a new account of a domain gets the usual rules: without them everybody in an open domain sees it. */
export const writesDefaultDocument = (config: PolicyConfig, domain: string): boolean =>
  config.policy.defaultDocument ?? defaultHandling(config, domain).ownDomain !== "allow";

export const watcherConfig = ({ policy }: Pick<Config, "policy">): WatcherConfig => ({
  pendingStatus: policy.pendingStatus,
  blockStatus: policy.blockStatus,
  giveUpSeconds: policy.giveUpSeconds,
  unidentified: policy.unidentifiedWatchers,
  hidesUnknown: policy.hideUnknown,
});

export const domainOf = (presentity: string): string => presentity.slice(presentity.lastIndexOf("@") + 1);
