import type { Config } from "../../config";
import type { Logger } from "../../log/logger";
import { configuredFiles } from "../certificate";
import { openAcme } from "./acme/open-acme";
import { CertificateFiles } from "./certificate-files";
import type { CertificateKeeper } from "./certificate-keeper";
import { ensureSelfSigned } from "./self-signed";

/** The certificate that the settings ask for; undefined without TLS. Rejects with a `StartupError`. */
export async function openCertificate(config: Config, log: Logger): Promise<CertificateKeeper | undefined> {
  switch (config.tls) {
    case "files": {
      const paths = configuredFiles(config);
      return paths === undefined ? undefined : new CertificateFiles(paths, log);
    }
    case "self-signed":
      return new CertificateFiles(await ensureSelfSigned(config), log);
    case "acme":
      return openAcme(config, log);
  }
}
