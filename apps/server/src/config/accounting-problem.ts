import { parseDiameterUri } from "../accounting/diameter/diameter-uri";
import type { ConfigProblem } from "./config-problem";
import type { Config } from "./load-config";

/** What the settings of accounting say that cannot be. */
export function accountingProblem({ accounting, accountingSecret }: Config): ConfigProblem | undefined {
  const { credit, creditPeers, diameterPeers, diameterPlain, pushPlain, pushUrl } = accounting;
  if (pushUrl !== undefined && accountingSecret === undefined)
    return problem("accountingSecret", "must be set: it signs what is sent to accounting.pushUrl");
  if (pushUrl !== undefined && !pushPlain && !isProtected(new URL(pushUrl)))
    return problem("accounting.pushPlain", `must be on for ${new URL(pushUrl).origin}: records without TLS`);
  const plain = [...diameterPeers, ...creditPeers].find((peer) => parseDiameterUri(peer)?.isSecure === false);
  if (plain !== undefined && !diameterPlain)
    return problem("accounting.diameterPlain", `must be on for ${plain}: Diameter without TLS`);
  if (credit === "diameter" && creditPeers.length === 0)
    return problem("accounting.creditPeers", "must name a peer: accounting.credit is diameter");
  return undefined;
}

/** By TLS, or because it stays on this host. */
const isProtected = ({ hostname, protocol }: URL): boolean =>
  protocol === "https:" || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);

const problem = (where: string, what: string): ConfigProblem => ({ where, sentence: `${where} ${what}.` });
