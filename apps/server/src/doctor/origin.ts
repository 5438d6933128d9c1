import type { Config } from "../config";

/** The address under which this machine reaches a listener of its own. */
export function loopbackAddress(listen: string): string {
  if (listen === "0.0.0.0") return "127.0.0.1";
  return listen === "::" ? "::1" : listen;
}

/** Origin of the HTTP listener, as seen from this machine. */
export function loopbackOrigin(
  { listen }: Pick<Config, "listen">,
  { httpPort, isTls }: { readonly httpPort: number; readonly isTls: boolean },
): string {
  const address = loopbackAddress(listen);
  const host = address.includes(":") ? `[${address}]` : address;
  return `${isTls ? "https" : "http"}://${host}:${httpPort}`;
}
