import { DEFAULT_USAGE_SETTINGS, DEFAULT_XDM_LIMITS } from "@porchlight/xdm";
import { z } from "zod";
import { duration as count } from "./limits-schema";
import { parseNetwork } from "./network";
import { switchSchema } from "./switch";

const text = z.string({ error: "must be text" });

const list = { error: "must be a list" };

const origin = text.refine((value) => URL.canParse(value) && new URL(value).origin === value.toLowerCase(), {
  error: "must be an origin such as https://phone.example.com",
});

const network = text.refine((value) => parseNetwork(value) !== undefined, {
  error: "must be an address or a network such as 192.0.2.0/24",
});

/** An XCAP server behind this one: whose AUID, and its XCAP root without a slash at the end. */
export interface XcapBackend {
  readonly auid: string;
  readonly root: string;
}

/** Reads `AUID=URL`. Undefined when it is not that. */
export function parseBackend(value: string): XcapBackend | undefined {
  const [, auid, url] = /^([A-Za-z0-9._-]{1,200})=(.+)$/.exec(value) ?? [];
  if (auid === undefined || url === undefined || !isRoot(url)) return undefined;
  return { auid, root: url.replace(/\/+$/, "") };
}

function isRoot(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, search, hash } = new URL(value);
  return (protocol === "http:" || protocol === "https:") && username === "" && search === "" && hash === "";
}

/** The XCAP root: documents of users and of the server. */
export const xcapSchema = z
  .strictObject({
    root: text
      .refine(isRoot, { error: "must be an address such as https://xcap.example.com/xcap-root" })
      .transform((value) => value.replace(/\/+$/, ""))
      .optional()
      .describe("XCAP root as clients write it; from the request when absent"),
    requireTls: switchSchema("off").describe("Refuse XCAP over plain HTTP, but from the local machine"),
    allowedOrigins: z
      .array(origin, list)
      .default([])
      .describe("Origins of pages that may use XCAP, besides this server's own"),
    trustedProxies: z
      .array(network, list)
      .default([])
      .describe("Networks of reverse proxies whose X-Forwarded fields are believed"),
    aggregationProxies: z
      .array(network, list)
      .default([])
      .describe(
        "Networks of aggregation proxies whose asserted identities are believed; with xcapSecret they must send it too",
      ),
    backends: z
      .array(
        text.refine((value) => parseBackend(value) !== undefined, {
          error:
            "must be an AUID and its server's XCAP root such as rls-services=http://10.0.0.2:8080/xcap-root",
        }),
        list,
      )
      .default([])
      .describe("Application usages that other XCAP servers keep, as AUID=XCAP root"),
    backendTimeoutMs: count(10_000, "Longest wait for another XCAP server", 100, 600_000),
    notifyIntervalMs: count(
      5000,
      "Shortest time between two NOTIFYs of one subscription to document changes",
      0,
      3_600_000,
    ),
    versionsPerDocument: count(
      50,
      "Versions of one document that are kept, the present one included",
      1,
      10_000,
    ),
    documentBytes: count(DEFAULT_XDM_LIMITS.documentOctets, "Longest document, octets", 1024, 33_554_432),
    documentsPerUser: count(DEFAULT_XDM_LIMITS.documentsPerUser, "Documents of one user"),
    bytesPerUser: count(DEFAULT_XDM_LIMITS.octetsPerUser, "Octets of all documents of one user", 1024),
    depth: count(DEFAULT_XDM_LIMITS.depth, "Depth of a document, elements", 8, 512),
    nodes: count(DEFAULT_XDM_LIMITS.nodes, "Nodes of one document", 100, 10_000_000),
    entries: count(DEFAULT_XDM_LIMITS.entries, "Entries of one list, rules of one rule set", 1, 1_000_000),
    listNamesRequired: switchSchema("off").describe("Every contact list must have a name (OMA)"),
    foreignListsAllowed: switchSchema("off").describe("Presence rules may name lists of other users"),
    contentTypes: z
      .array(text.toLowerCase(), list)
      .default([...DEFAULT_USAGE_SETTINGS.contentTypes])
      .describe("Media types of presence content such as status icons"),
    contentBytes: count(
      DEFAULT_USAGE_SETTINGS.contentOctets,
      "Longest presence content, octets decoded",
      1024,
    ),
    serviceUriTemplate: text
      .optional()
      .describe("What service URIs must look like, with <xui> for the owner and <id> for a free part"),
    bareAttributeValues: switchSchema("off").describe("Answer attributes without quotes, for old clients"),
  })
  .prefault({});
