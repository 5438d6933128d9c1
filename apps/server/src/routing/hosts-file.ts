import { readFile } from "node:fs/promises";

const longestFile = 1_048_576;

/** Addresses that the machine's own table has for a name (hosts(5)); none where there is no such file. */
export async function hostsFileAddresses(name: string, path = "/etc/hosts"): Promise<readonly string[]> {
  const text = await readFile(path, "utf8").catch(() => "");
  return text
    .slice(0, longestFile)
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim().toLowerCase().split(/\s+/))
    .filter(([, ...names]) => names.includes(name))
    .map(([address = ""]) => address);
}
