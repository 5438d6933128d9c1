import { CommandFailure } from "./command-failure";

const MAX_OCTETS = 4096;

/** All of standard input, without the line end that `echo` adds. */
export async function readPassword(stdin: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  let octets = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk);
    octets += bytes.length;
    if (octets > MAX_OCTETS) throw new CommandFailure("The password on standard input is too long.");
    chunks.push(bytes);
  }
  const password = Buffer.concat(chunks)
    .toString("utf8")
    .replace(/\r?\n$/, "");
  if (password === "") throw new CommandFailure("There is no password on standard input.");
  return password;
}
