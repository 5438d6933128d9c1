import { z } from "zod";
import { switchSchema } from "./switch";

const text = z.string({ error: "must be text" });

const url = text.refine((value) => URL.canParse(value) && new URL(value).protocol === "https:", {
  error: "must be an https URL",
});

const error = "must be a port from 0 to 65535";

/** Where the certificate comes from, and which certificates of others hold. */
export const tlsSettings = {
  tls: z
    .enum(["files", "self-signed", "acme"], { error: "must be files, self-signed or acme" })
    .default("files")
    .describe(
      "Where the certificate comes from: the files of tlsCert and tlsKey (no TLS without them); one made at the first start, for trying out; or an ACME authority",
    ),
  tlsCert: text.optional().describe("Certificate chain, PEM file"),
  tlsKey: text.optional().describe("Private key, PEM file"),
  tlsCa: text
    .optional()
    .describe("Authorities believed for certificates of peers besides the well-known ones, PEM file"),
};

/** How a certificate is had from an ACME authority (RFC 8555). */
export const acmeSchema = z
  .strictObject({
    directory: url
      .default("https://acme-v02.api.letsencrypt.org/directory")
      .describe("Directory of the authority"),
    contact: z
      .email({ error: "must be an e-mail address" })
      .optional()
      .describe("Whom the authority writes to"),
    termsAgreed: switchSchema("off").describe("You agree to the terms of service of the authority"),
    names: z
      .array(text.regex(/^[a-z0-9.-]{1,253}$/i, { error: "must be a DNS name" }), { error: "must be a list" })
      .max(100, { error: "must have at most 100 names" })
      .default([])
      .describe("Names in the certificate; the domains served when there are none"),
    httpPort: z
      .int({ error })
      .min(0, { error })
      .max(65_535, { error })
      .default(80)
      .describe(
        "Port on which the authority's challenges are answered, and pages redirected to HTTPS; 0 = off",
      ),
  })
  .prefault({});

/** Whether HTTPS, WSS and SIP over TLS are served. */
export const usesTls = ({ tls, tlsCert }: { readonly tls: string; readonly tlsCert?: string | undefined }) =>
  tls !== "files" || tlsCert !== undefined;
