/** Whose a document is, read from its path below the XCAP root. */
export interface DocumentHome {
  readonly auid: string;
  /** XCAP user identifier; empty in the global tree. */
  readonly xui: string;
  /** Below the home or the global tree, still percent-encoded. */
  readonly name: string;
}

/** Reads a document selector without leading slash (RFC 4825 section 6.2); undefined when it is none. */
export function documentHome(path: string): DocumentHome | undefined {
  const [auid = "", tree, ...rest] = path.split("/");
  if (tree === "global") return { auid: decoded(auid), xui: "", name: rest.join("/") };
  const [xui, ...name] = rest;
  if (tree !== "users" || xui === undefined) return undefined;
  return { auid: decoded(auid), xui: decoded(xui), name: name.join("/") };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
