import { isCertifiedFor } from "@porchlight/routing";
import type { Config } from "../config";
import type { Certificate } from "../runtime/certificate";
import type { LiveCertificate } from "../runtime/tls/live-certificate";
import { storedCertificate } from "../runtime/tls/stored-certificate";
import { check, type Finding, pass, problem, warn } from "./finding";
import { say } from "./sayings";

const dayMs = 86_400_000;
const renewDays = 14;

/** The certificate in use, where the server runs; else the one that a start would use. */
export const checkCertificate = (config: Config, live?: LiveCertificate): Promise<Finding> =>
  check("certificate", () => {
    const certificate = live?.current ?? storedCertificate(config);
    if (certificate === undefined) return withoutCertificate(config);
    const outcome = checkLife(config, certificate);
    if (live?.problem === undefined || outcome.status === "fail") return outcome;
    return problem(
      say("found-certificate-troubled", { trouble: live.problem, certificate: outcome.detail }),
      say(`mend-newer-${config.tls}`),
    );
  });

function checkLife({ domains, tls }: Config, { identities, names, validTo }: Certificate) {
  const days = Math.floor((validTo.getTime() - Date.now()) / dayMs);
  const shown = say("found-certificate", { names: names || say("found-certificate-no-names"), days });
  if (days < 0) return problem(say("found-certificate-expired"), say("mend-expired"));
  const uncovered = domains.filter((domain) => !isCertifiedFor(domain, identities));
  if (uncovered.length > 0) {
    return warn(
      say("found-certificate-not-for", { certificate: shown, domains: uncovered.join(", ") }),
      say("mend-not-for"),
    );
  }
  if (tls === "self-signed")
    return warn(say("found-certificate-self-signed", { certificate: shown }), say("mend-self-signed"));
  return days < renewDays ? warn(shown, say("mend-soon")) : pass(shown);
}

function withoutCertificate({ listen, tls }: Config) {
  if (tls !== "files") return warn(say("found-none-yet"), say("mend-ordered-at-start"));
  const isLocal = listen.startsWith("127.") || listen === "::1";
  if (isLocal) return pass(say("found-no-certificate-local"));
  return warn(say("found-no-certificate"), say("mend-no-certificate"));
}
