import type { ConfigProblem } from "./config-problem";
import type { Config } from "./load-config";
import { parseNumberSetting } from "./numbers-schema";

/** What is wrong with peers and numbers beside the domains served. */
export function federationProblem({ domains, federation, numbers }: Config): ConfigProblem | undefined {
  const peers = federation.peers.map(({ domain }) => domain);
  const own = peers.find((domain) => domains.includes(domain));
  if (own !== undefined)
    return { where: "federation.peers", sentence: `${own} is served here: it cannot be a peer as well.` };
  const twice = peers.find((domain, index) => peers.indexOf(domain) !== index);
  if (twice !== undefined)
    return { where: "federation.peers", sentence: `The peer ${twice} is given twice: give it once.` };
  const stray = numbers.find((entry) => !domains.some((domain) => aorIn(entry).endsWith(`@${domain}`)));
  if (stray === undefined) return undefined;
  return { where: "numbers", sentence: `${stray} is for a user of a domain that is not served here.` };
}

const aorIn = (entry: string): string => parseNumberSetting(entry)?.[1] ?? "";
