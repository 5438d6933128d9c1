import { parseAor } from "@porchlight/accounts";
import { encodeSegment } from "@porchlight/xdm";

/** AUID and tree of a target, and of a user's documents the user. */
export interface TargetHead {
  readonly auid: string;
  /** Undefined outside of the users' tree, and where it is no address. */
  readonly user: { readonly aor: string; readonly domain: string } | undefined;
  /** The target with the user's address in its one full form; all else is as it was sent. */
  readonly target: string;
}

/** `/AUID/users/XUI` and what follows it, all as sent. */
const USERS = /^\/([^/?]+)\/users\/([^/?]+)([/?].*)?$/s;

/**
 * Reads the beginning of a target behind the XCAP root. A user is `sip:alice@office.test`; without `sip:`, with the
 * domain in capitals or escaped where that is not needed, it is the same one.
 */
export function readTargetHead(target: string): TargetHead {
  const [, auid, xui, rest = ""] = USERS.exec(target) ?? [];
  const decoded = xui === undefined ? undefined : decodedSegment(xui);
  const address = decoded === undefined ? undefined : parseAor(decoded);
  if (auid === undefined || address?.ok !== true) {
    const [, segment = ""] = /^\/([^/?]*)/.exec(target) ?? [];
    return { auid: decodedSegment(segment) ?? "", user: undefined, target };
  }
  const { aor, domain } = address.value;
  return {
    auid: decodedSegment(auid) ?? "",
    user: { aor, domain },
    target: decoded === aor ? target : `/${auid}/users/${encodeSegment(aor)}${rest}`,
  };
}

function decodedSegment(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
