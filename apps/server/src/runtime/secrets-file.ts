import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writePrivateFile } from "./private-file";
import { StartupError, systemCode } from "./startup-error";

const secretsSchema = z.object({
  /** Signs digest nonces. */
  nonceSecret: z.string().min(32),
  /** Signs session cookies of the console, and makes the key of second factors. */
  sessionSecret: z.string().min(32),
});

/** Secrets of this installation; the same over restarts. */
export type Secrets = z.infer<typeof secretsSchema>;

/** Reads `secrets.json` in the data directory, or makes it. Throws `StartupError` when it is damaged. */
export function openSecrets(dataDir: string): Secrets {
  const path = join(dataDir, "secrets.json");
  const text = readIfThere(path);
  if (text === undefined) return makeSecrets(path);
  const parsed = secretsSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new StartupError(
    `${path} is damaged: restore it from a backup, or delete it, which signs every operator out and leaves recovery codes as their second factor.`,
  );
}

function makeSecrets(path: string): Secrets {
  const secrets = {
    nonceSecret: randomBytes(32).toString("base64url"),
    sessionSecret: randomBytes(32).toString("base64url"),
  };
  writePrivateFile(path, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw new StartupError(
      `${path} cannot be read (${systemCode(error)}): give this user the right to read it.`,
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
