import { Agent } from "node:https";
import type { Certificate } from "../../certificate";
import { certificateOf } from "../../certificate";
import type { AcmeChallenges } from "./acme-challenges";
import type { AcmeFolder } from "./acme-folder";

export interface AcmeOrder {
  readonly directory: string;
  readonly contact: string | undefined;
  readonly names: readonly string[];
  /** Authorities believed for the directory itself; undefined: the well-known ones. */
  readonly anchors: readonly string[] | undefined;
  readonly folder: AcmeFolder;
  readonly challenges: AcmeChallenges;
}

const requestTimeoutMs = 30_000;

/** Has a certificate issued for a new key, and keeps both. Rejects when the authority does not. */
export async function orderCertificate(order: AcmeOrder): Promise<Certificate> {
  const { challenges, contact, directory, folder, names } = order;
  const { default: acme } = await import("acme-client");
  acme.axios.defaults.timeout = requestTimeoutMs;
  if (order.anchors !== undefined) acme.axios.defaults.httpsAgent = new Agent({ ca: [...order.anchors] });
  const accountKey = folder.readAccountKey() ?? (await acme.crypto.createPrivateEcdsaKey());
  folder.writeAccountKey(accountKey.toString());
  const [key, csr] = await acme.crypto.createCsr(
    { altNames: [...names] },
    await acme.crypto.createPrivateEcdsaKey(),
  );
  const chain = await new acme.Client({ directoryUrl: directory, accountKey }).auto({
    csr,
    ...(contact === undefined ? {} : { email: contact }),
    termsOfServiceAgreed: true,
    challengePriority: ["http-01"],
    // From here the port may not be reachable under the name; the authority finds out by itself.
    skipChallengeVerification: true,
    challengeCreateFn: async (_, { token, type }, answer) => {
      if (type !== "http-01") throw new Error("the authority offers no HTTP-01 challenge");
      challenges.open(token, answer);
    },
    challengeRemoveFn: async (_, { token }) => challenges.close(token),
  });
  const certificate = certificateOf(Buffer.from(chain), key);
  folder.writeCertificate(chain, key.toString());
  return certificate;
}
