import { rm } from "node:fs/promises";
import { readOffice } from "@porchlight/store";
import { newPrivateFile } from "../admin/cli/new-private-file";
import type { Config } from "../config";
import {
  FORMAT_VERSION,
  type OfficeCounts,
  type OfficeHead,
  type OfficeLine,
  writeLine,
} from "./office-format";

/** Characters that are written at a time. */
const chunkLength = 262_144;

/**
 * Writes the office as it is at one moment into a new file, beside a server that works on it; a file that is not whole is
 * removed. Resolves with the number of rows of each table.
 */
export async function exportOffice(
  { domains, storeUrl }: Pick<Config, "domains" | "storeUrl">,
  file: string,
  now: Date,
): Promise<OfficeCounts> {
  const handle = await newPrivateFile(file);
  try {
    const counts: Record<string, number> = {};
    let text = "";
    for await (const line of officeLines(storeUrl, domains, now, counts)) {
      text += writeLine(line);
      if (text.length < chunkLength) continue;
      await handle.appendFile(text);
      text = "";
    }
    await handle.appendFile(text);
    await handle.sync();
    return counts;
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

async function* officeLines(
  storeUrl: string,
  domains: readonly string[],
  now: Date,
  counts: Record<string, number>,
): AsyncGenerator<OfficeLine, void> {
  const head: OfficeHead = {
    porchlight: "office",
    version: FORMAT_VERSION,
    at: now.toISOString(),
    domains: [...domains],
  };
  yield { kind: "head", head };
  for await (const row of readOffice(storeUrl)) {
    counts[row.table] = (counts[row.table] ?? 0) + 1;
    yield { kind: "row", row };
  }
  yield { kind: "end", counts };
}
