import { existsSync } from "node:fs";
import type { Config } from "../../config";
import { type Certificate, configuredFiles, readCertificate } from "../certificate";
import { AcmeFolder } from "./acme/acme-folder";
import { selfSignedFiles } from "./self-signed";

/** The certificate that a start would use; undefined when there is none. Throws `StartupError`. */
export function storedCertificate(config: Config): Certificate | undefined {
  switch (config.tls) {
    case "files": {
      const paths = configuredFiles(config);
      return paths === undefined ? undefined : readCertificate(paths);
    }
    case "self-signed": {
      const paths = selfSignedFiles(config.dataDir);
      return existsSync(paths.cert) ? readCertificate(paths) : undefined;
    }
    case "acme":
      return new AcmeFolder(config.dataDir, config.acme.directory).readCertificate();
  }
}
