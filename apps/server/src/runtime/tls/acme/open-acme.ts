import type { Config } from "../../../config";
import type { Logger } from "../../../log/logger";
import { readCertificate } from "../../certificate";
import { ensureSelfSigned } from "../self-signed";
import { readTrustAnchors } from "../trust-anchors";
import { AcmeCertificates } from "./acme-certificates";
import { AcmeChallenges } from "./acme-challenges";
import { AcmeFolder } from "./acme-folder";
import { orderCertificate } from "./order-certificate";

/** The certificate of an ACME authority as the settings want it; the last one is used again. */
export async function openAcme(config: Config, log: Logger): Promise<AcmeCertificates> {
  const { contact, directory } = config.acme;
  const names = acmeNames(config);
  const folder = new AcmeFolder(config.dataDir, directory);
  const challenges = new AcmeChallenges();
  const anchors = readTrustAnchors(config.tlsCa);
  return new AcmeCertificates({
    issued: folder.readCertificate(),
    placeholder: readCertificate(await ensureSelfSigned(config)),
    names,
    challenges,
    log,
    order: () => orderCertificate({ directory, contact, names, anchors, folder, challenges }),
  });
}

const acmeNames = ({ acme, domains }: Config): readonly string[] =>
  acme.names.length > 0 ? acme.names : domains;
