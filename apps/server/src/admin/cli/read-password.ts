import { CommandFailure } from "./command-failure";
import { readOctets } from "./read-octets";

const MAX_OCTETS = 4096;

/** All of standard input, without the line end that `echo` adds. */
export async function readPassword(stdin: NodeJS.ReadableStream): Promise<string> {
  const octets = await readOctets(stdin, MAX_OCTETS);
  if (octets === undefined) throw new CommandFailure("The password on standard input is too long.");
  const password = octets.toString("utf8").replace(/\r?\n$/, "");
  if (password === "") throw new CommandFailure("There is no password on standard input.");
  return password;
}
