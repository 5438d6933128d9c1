import { isIP } from "node:net";
import { domainProblem } from "@porchlight/accounts";
import { z } from "zod";
import { duration as count } from "./limits-schema";
import { parseNetwork } from "./network";
import { peerWords } from "./peer-words";
import { parsePlace } from "./place";
import { switchSchema } from "./switch";

const text = z.string({ error: "must be text" });
const list = { error: "must be a list" };

const domain = z
  .string({ error: "must be a domain such as branch.test" })
  .transform((name) => name.toLowerCase())
  .refine((name) => isIP(name) !== 0 || domainProblem(name) === undefined, {
    error: "must be a domain such as branch.test",
  });

const network = text.refine((value) => parseNetwork(value) !== undefined, {
  error: "must be an address or a network such as 192.0.2.0/24",
});

const hop = text.refine((value) => parsePlace(value) !== undefined, {
  error: "must be a transport, host and port such as tls:edge.branch.test:5061 or udp:192.0.2.1:5060",
});

const trust = z.enum(["trusted", "untrusted", "blocked"], {
  error: "must be trusted, untrusted or blocked",
});

const trustMeaning =
  "trusted: who it says its users are is believed; untrusted: it is not, and whoever of ours asks for privacy is not named to it; blocked: nothing passes";

const limits = (requests: number, notifies: number, subscriptions: number) =>
  z
    .strictObject({
      requestsPerSecond: count(requests, "Requests per second, each way; 0 = unlimited", 0),
      notifiesPerSecond: count(notifies, "NOTIFYs per second, each way; 0 = unlimited", 0),
      subscriptions: count(subscriptions, "Live subscriptions; 0 = unlimited", 0),
    })
    .prefault({});

const unidentifiedWatchers = switchSchema("off").describe(
  "Its requests without an identity may watch, as anonymous ones",
);

const peer = z.strictObject(
  {
    domain: domain.describe("Domain of the peer; an address where it has none"),
    hops: z
      .array(hop, list)
      .default([])
      .describe(
        "Where its servers are, as tls:edge.branch.test:5061, in the order of attempts; by DNS when empty",
      ),
    trust: trust.describe(trustMeaning),
    limits: limits(100, 500, 10_000),
    unidentifiedWatchers,
    networks: z
      .array(network, list)
      .default([])
      .describe("Networks from which requests count as this peer's without a certificate"),
  },
  {
    error: ({ code }) =>
      code === "invalid_type"
        ? "must be a peer such as branch.test trusted tls:edge.branch.test:5061"
        : undefined,
  },
);

/** Ranges that are no part of the Internet: names of others must not lead our requests into our own network. */
const notPublic = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.168.0.0/16",
  "224.0.0.0/3",
  "::/127",
  "64:ff9b:1::/48",
  "fc00::/7",
  "fe80::/10",
  "ff00::/8",
];

/** Who is dealt with outside the domains served, and how. */
export const federationSchema = z
  .strictObject({
    mode: z
      .enum(["open", "allow-list", "closed"], { error: "must be open, allow-list or closed" })
      .default("allow-list")
      .describe("open: any domain that proves to be one; allow-list: the peers; closed: nobody"),
    peers: z
      .array(z.preprocess(peerWords, peer), list)
      .default([])
      .describe("Domains with which something is agreed"),
    others: z
      .strictObject({
        trust: trust.default("untrusted").describe(trustMeaning),
        limits: limits(20, 100, 1000),
        unidentifiedWatchers,
      })
      .prefault({})
      .describe("Terms for each domain that is no peer, in the open mode"),
    neverDial: z
      .array(network, list)
      .default(notPublic)
      .describe("Networks that names of others must not lead to; places of peers by setting may be in them"),
  })
  .prefault({});

const server = text.refine(isNameServer, {
  error: "must be the address of a name server such as 192.0.2.53, with a port if it is not 53",
});

/** Where names are looked up. */
export const dnsSchema = z
  .strictObject({
    servers: z.array(server, list).default([]).describe("Name servers; those of the system when empty"),
    enum: switchSchema("off").describe("Look up telephone numbers that are nobody's here (RFC 6116)"),
  })
  .prefault({});

function isNameServer(value: string): boolean {
  const [, bracketed, plain, port = "53"] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(value) ?? [];
  return isIP(bracketed ?? plain ?? value) !== 0 && Number(port) > 0 && Number(port) <= 65_535;
}
