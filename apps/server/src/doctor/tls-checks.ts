import { X509Certificate } from "node:crypto";
import { connect } from "node:tls";
import { type Config, usesTls } from "../config";
import type { LiveCertificate } from "../runtime/tls/live-certificate";
import { storedCertificate } from "../runtime/tls/stored-certificate";
import { readOwnAnchors } from "../runtime/tls/trust-anchors";
import { check, type Finding, pass, problem, warn } from "./finding";
import { loopbackAddress } from "./origin";
import { say } from "./sayings";

const patienceMs = 5000;

/** Whose certificates of servers of other domains are believed. */
export const checkTrustAnchors = ({ tlsCa }: Config): Promise<Finding> =>
  check("trust-anchors", () => {
    if (tlsCa === undefined) return pass(say("found-anchors"));
    const own = readOwnAnchors(tlsCa);
    const ended = own
      .map((pem) => new X509Certificate(pem))
      .filter(({ validTo }) => new Date(validTo) < new Date());
    const shown = { count: own.length, file: tlsCa };
    if (ended.length === 0) return pass(say("found-own-anchors", shown));
    const names = ended.map(({ subject }) => subject.replaceAll("\n", ", ")).join("; ");
    return warn(say("found-ended-anchors", { ...shown, names }), say("mend-ended-anchors"));
  });

/** Whether SIP over TLS is answered with the certificate in use. */
export const checkSipTls = (
  config: Config,
  port: number | undefined,
  live?: LiveCertificate,
): Promise<Finding> =>
  check("sip-tls", async () => {
    if (!usesTls(config)) return pass(say("found-no-tls"));
    if (port === undefined || port === 0) return pass(say("found-off"));
    const shown = await fingerprintAt(loopbackAddress(config.listen), port);
    if (shown === undefined) return problem(say("handshake-unanswered"), say("mend-not-ready"));
    const wanted = live?.current ?? storedCertificate(config);
    if (wanted !== undefined && shown !== wanted.fingerprint)
      return problem(say("found-other-certificate", { port: String(port) }), say("mend-other-certificate"));
    return pass(say("found-sip-tls", { port: String(port) }));
  });

/** Undefined when the handshake is not answered. */
function fingerprintAt(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    // It is ourselves that we talk to: the certificate names the domains, not this address.
    const socket = connect({ host, port, rejectUnauthorized: false }, () => {
      resolve(socket.getPeerX509Certificate()?.fingerprint256);
      socket.destroy();
    });
    socket.setTimeout(patienceMs, () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.once("error", reject);
  });
}
