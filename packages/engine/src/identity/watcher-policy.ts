import type { ServedDomains } from "./served-domains";

/** Who may watch whom: everybody in the domain of the presentity. */
export function mayWatch(watcher: string, presentity: string, domains: ServedDomains): boolean {
  const domain = domainOf(watcher);
  return domains.has(domain) && domain === domainOf(presentity);
}

const domainOf = (aor: string): string => aor.slice(aor.lastIndexOf("@") + 1);
