import { z } from "zod";
import { parseDiameterUri } from "../accounting/diameter/diameter-uri";
import { duration as count } from "./limits-schema";
import { switchSchema } from "./switch";

const text = z.string({ error: "must be text" });

const pushUrl = text.refine(
  (value) =>
    URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).username === "",
  { error: "must be an address such as https://billing.example.com/records" },
);

const peer = text.refine((value) => parseDiameterUri(value) !== undefined, {
  error: "must be a Diameter URI such as aaas://cdf.example.com:5658",
});

const identity = text
  .toLowerCase()
  .regex(/^[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/, {
    error: "must be a domain name such as ps.example.com",
  })
  .optional();

const peers = z
  .array(peer, { error: "must be a list" })
  .max(8, { error: "must have at most 8 peers" })
  .default([]);

/** Charging records, where they go, and credit before service. */
export const accountingSchema = z
  .strictObject({
    records: switchSchema("on").describe("Write a charging record for each final response"),
    notify: switchSchema("off").describe("Write records of NOTIFYs too"),
    notifySample: count(1, "One NOTIFY in so many is recorded", 1, 1_000_000),
    backEnds: switchSchema("on").describe("Write records of the back-end subscriptions of lists"),
    strangers: switchSchema("on").describe(
      "Write records of requests that were refused before it was known who sent them: 401, 407 and the like",
    ),
    retentionDays: count(90, "Records older than this are deleted", 1, 3650),
    maxRecords: count(1_000_000, "At most so many records are kept, about 1 KiB each", 1000, 1_000_000_000),
    pushUrl: pushUrl.optional().describe("Records are sent here by POST; accountingSecret signs them"),
    pushPlain: switchSchema("off").describe(
      "Allow an http:// address of another host in accounting.pushUrl: in a lab, or behind IPsec",
    ),
    pushBatch: count(200, "Records in one POST", 1, 2000),
    diameterPeers: peers.describe("Charging data functions for Diameter Rf, the preferred one first"),
    diameterPlain: switchSchema("off").describe("Allow aaa:// peers, without TLS: in a lab, or behind IPsec"),
    diameterHost: identity.describe("Origin-Host; ps and the domain when absent"),
    diameterRealm: identity.describe("Origin-Realm; the domain when absent"),
    diameterDestinationRealm: identity.describe("Destination-Realm; that of ours when absent"),
    diameterServiceContext: text.min(1).max(200).default("32260@3gpp.org").describe("Service-Context-Id"),
    credit: z
      .enum(["off", "quota", "diameter"], { error: "must be off, quota or diameter" })
      .default("off")
      .describe("Ask for credit before PUBLISH, SUBSCRIBE and MESSAGE: of quotas here, or by Diameter Ro"),
    creditPeers: peers.describe("Credit-control servers for Diameter Ro, the preferred one first"),
    creditAway: z
      .enum(["allow", "refuse"], { error: "must be allow or refuse" })
      .default("allow")
      .describe("What is done while no credit-control server can be asked"),
    creditStatus: z
      .literal([402, 403], { error: "must be 402 or 403" })
      .default(403)
      .describe("Answer to a request without credit"),
  })
  .prefault({});
