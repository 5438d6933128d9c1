import { createSecureContext, type SecureContext, type SecureContextOptions } from "node:tls";
import type { Certificate } from "../certificate";
import type { LiveCertificate } from "./live-certificate";

/** What a TLS server shows and asks for. */
export const serverContext = ({ cert, key }: Certificate): SecureContextOptions => ({
  cert,
  key,
  minVersion: "TLSv1.2",
});

/** TLS between servers: our certificate is shown both ways, theirs is verified against the anchors. */
export class TlsContexts {
  readonly certificate: LiveCertificate;
  readonly #anchors: readonly string[] | undefined;
  #client: SecureContext | undefined;

  constructor(certificate: LiveCertificate, anchors: readonly string[] | undefined) {
    this.certificate = certificate;
    this.#anchors = anchors;
    certificate.follow(() => {
      this.#client = undefined;
    });
  }

  /** For connections that peers make. */
  get server(): SecureContextOptions {
    return { ...serverContext(this.certificate.current), ...this.#trusted };
  }

  /** For connections that we make; made once for each certificate, because reading all anchors takes its time. */
  get client(): SecureContext {
    this.#client ??= createSecureContext(this.server);
    return this.#client;
  }

  get #trusted(): { readonly ca?: string[] } {
    return this.#anchors === undefined ? {} : { ca: [...this.#anchors] };
  }
}
