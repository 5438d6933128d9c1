import { rmSync } from "node:fs";
import { chmod, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { newTokenSecret, secretHash } from "../auth/secret";

/** How the command line on this machine reaches the running server. */
export interface CliCredential {
  /** Origin of the HTTP listener, over loopback. */
  readonly url: string;
  readonly token: string;
  /** SHA-256 fingerprint of the server's certificate when the origin is https; the only one that is accepted. */
  readonly fingerprint?: string | undefined;
}

export interface IssuedCredential {
  /** For `AdminDeps.localTokenHash`. */
  readonly tokenHash: string;
  /** Writes the file, once the listener is open. */
  publish(url: string, fingerprint?: string): Promise<void>;
  /** Takes the file away, at a graceful stop. */
  withdraw(): Promise<void>;
}

const credentialSchema = z.object({
  url: z.url(),
  token: z.string().min(16),
  fingerprint: z.string().optional(),
});

const fileIn = (dataDir: string): string => join(dataDir, "cli-token");

/** A new credential for this run of the server. The file is readable by its owner only. */
export function issueCliCredential(dataDir: string): IssuedCredential {
  const token = newTokenSecret();
  const file = fileIn(dataDir);
  // What a killed server left would be tried on this one.
  rmSync(file, { force: true });
  return {
    tokenHash: secretHash(token),
    publish: async (url, fingerprint) => {
      const text = JSON.stringify({ url, token, ...(fingerprint === undefined ? {} : { fingerprint }) });
      await writeFile(`${file}.new`, `${text}\n`, { mode: 0o600 });
      await chmod(`${file}.new`, 0o600);
      await rename(`${file}.new`, file);
    },
    withdraw: () => rm(file, { force: true }),
  };
}

/** The credential that a running server left; undefined when there is none. */
export async function readCliCredential(dataDir: string): Promise<CliCredential | undefined> {
  try {
    const parsed = credentialSchema.safeParse(JSON.parse(await readFile(fileIn(dataDir), "utf8")));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
