import type { IncomingHttpHeaders } from "node:http";
import type { Config } from "../../config";
import type { ClientSide } from "./client-side";
import { XCAP_ROOT } from "./request-target";

export interface RootOptions {
  /** As configured. */
  readonly root: string | undefined;
  /** For a request without a host. */
  readonly fallbackHost: string;
}

/** Field in which an aggregation proxy of ours passes on the root as its client writes it. */
export const ROOT_FIELD = "x-porchlight-xcap-root";

/** The XCAP root as the client writes it, without a slash at the end. */
export function xcapRootOf({ host, isSecure }: ClientSide, { root, fallbackHost }: RootOptions): string {
  return root ?? `${isSecure ? "https" : "http"}://${host ?? fallbackHost}${XCAP_ROOT}`;
}

/** The root that an aggregation proxy passes on. */
export function passedOnRoot(headers: IncomingHttpHeaders): string | undefined {
  const field = headers[ROOT_FIELD];
  return typeof field === "string" && /^https?:\/\/[^\s"<>]+$/.test(field) ? field : undefined;
}

/** Where clients look for the root of a domain without being told (xdm.md section 1). */
export const xcapRootAliases = (domains: readonly string[]): readonly string[] =>
  domains.flatMap((domain) => [
    `https://${domain}/xcap-root`,
    `https://xcap.${domain}/xcap-root`,
    `https://xcap.${domain}`,
  ]);

/** The XCAP root where nobody says by which name it was reached: the one that clients of the domain look for. */
export const xcapRootOfHouse = ({ xcap, domain }: Pick<Config, "xcap" | "domain">): string =>
  xcap.root ?? `https://${domain}/xcap-root`;
