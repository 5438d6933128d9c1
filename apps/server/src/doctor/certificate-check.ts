import { isCertifiedFor } from "@porchlight/routing";
import type { Config } from "../config";
import type { Certificate } from "../runtime/certificate";
import type { LiveCertificate } from "../runtime/tls/live-certificate";
import { storedCertificate } from "../runtime/tls/stored-certificate";
import { check, type Finding, pass, problem, warn } from "./finding";

const dayMs = 86_400_000;
const renewDays = 14;

/** The certificate in use, where the server runs; else the one that a start would use. */
export const checkCertificate = (config: Config, live?: LiveCertificate): Promise<Finding> =>
  check("certificate", "Certificate", () => {
    const certificate = live?.current ?? storedCertificate(config);
    if (certificate === undefined) return withoutCertificate(config);
    const outcome = checkLife(config, certificate);
    if (live?.problem === undefined || outcome.status === "fail") return outcome;
    return problem(`${live.problem} In use: ${outcome.detail}.`, newerRemedy[config.tls]);
  });

const newerRemedy: Readonly<Record<Config["tls"], string>> = {
  files: "Put a certificate and its own key into the files; they are taken into use by themselves.",
  "self-signed": "Delete the files tls/self-signed*.pem in the data directory, then restart.",
  acme: "See that the authority reaches port 80 of every name; it is asked again by itself, or at once on SIGHUP.",
};

function checkLife({ domains, tls }: Config, { identities, names, validTo }: Certificate) {
  const days = Math.floor((validTo.getTime() - Date.now()) / dayMs);
  const shown = `${names || "no names"}, valid for ${days} more days`;
  if (days < 0)
    return problem("The certificate has expired.", "Renew it; new files are taken into use by themselves.");
  const uncovered = domains.filter((domain) => !isCertifiedFor(domain, identities));
  if (uncovered.length > 0) {
    return warn(
      `${shown}; it is not for ${uncovered.join(", ")}`,
      "Servers of other domains refuse it over TLS: have one issued that names every domain served.",
    );
  }
  if (tls === "self-signed")
    return warn(
      `${shown}; self-signed`,
      "Nobody trusts it unasked: get one from an authority before others connect.",
    );
  return days < renewDays ? warn(shown, "Renew it soon.") : pass(shown);
}

function withoutCertificate({ listen, tls }: Config) {
  if (tls !== "files") return warn("There is none yet.", "It is made or ordered at the start.");
  const isLocal = listen.startsWith("127.") || listen === "::1";
  if (isLocal) return pass("None is configured; only this machine can connect.");
  return warn(
    "None is configured: passwords and presence cross the network unprotected.",
    "Set PORCHLIGHT_TLS_CERT and PORCHLIGHT_TLS_KEY, PORCHLIGHT_TLS=acme, or put a TLS proxy in front.",
  );
}
