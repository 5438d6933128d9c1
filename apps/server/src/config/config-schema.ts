import { isIP } from "node:net";
import { domainProblem, passwordLength, passwordProblem } from "@porchlight/accounts";
import { z } from "zod";
import { accountingSchema } from "./accounting-schema";
import { agentsSchema } from "./agents-schema";
import { contentSchema } from "./content-schema";
import { dialogSchema } from "./dialog-schema";
import { eventsSchema } from "./events-schema";
import { dnsSchema, federationSchema } from "./federation-schema";
import { duration, limitsSchema } from "./limits-schema";
import { listsSchema } from "./lists-schema";
import { modulesSchema } from "./modules-schema";
import { parseNetwork } from "./network";
import { numbersSchema } from "./numbers-schema";
import { policySchema } from "./policy-schema";
import { provisioningSchema } from "./provisioning-schema";
import { registrationSchema } from "./registration-schema";
import { switchSchema } from "./switch";
import { acmeSchema, tlsSettings } from "./tls-schema";
import { xcapSchema } from "./xcap-schema";

const domain = z
  .string({ error: "must be a domain name such as office.test" })
  .transform((text) => text.toLowerCase())
  .refine((name) => domainProblem(name) === undefined, {
    error: "must be a domain name such as office.test",
  });

const port = (initial: number, meaning: string) => {
  const error = "must be a port from 0 to 65535";
  return z.int({ error }).min(0, { error }).max(65_535, { error }).default(initial).describe(meaning);
};

const address = z
  .string({ error: "must be an IP address such as 127.0.0.1" })
  .refine((text) => isIP(text) !== 0, { error: "must be an IP address such as 127.0.0.1" });

const text = z.string({ error: "must be text" });

const password = text
  .check(({ issues, value }) => {
    const message = passwordProblem(value)?.text;
    if (message !== undefined) issues.push({ code: "custom", message, input: value });
  })
  .meta({ minLength: passwordLength.minimum, maxLength: passwordLength.maximum });

const network = text.refine((value) => parseNetwork(value) !== undefined, {
  error: "must be an address or a network such as 192.0.2.0/24",
});

const origin = text.refine((value) => value === "*" || value === "null" || isOrigin(value), {
  error: "must be an origin such as https://phone.example.com, or *",
});

const algorithms = z
  .array(z.enum(["SHA-256", "MD5"], { error: "must be SHA-256 or MD5" }), { error: "must be a list" })
  .min(1, { error: "must name at least one algorithm" })
  .refine((list) => new Set(list).size === list.length, { error: "must not repeat an algorithm" });

/** `porchlight.yaml`. Every key is also an environment variable; see `environmentName`. */
export const configSchema = z.strictObject({
  domain: domain.prefault("office.test").describe("First SIP domain served"),
  additionalDomains: z
    .array(domain, { error: "must be a list" })
    .default([])
    .describe("Further SIP domains served"),
  dataDir: text.min(1).default("./data").describe("Directory of the database and the secrets"),
  listen: address.default("127.0.0.1").describe("Address to bind"),
  advertisedAddress: address
    .optional()
    .describe(
      "Address that peers reach this server by, when it is bound to all addresses behind a translation",
    ),
  storeUrl: text
    .startsWith("file:", {
      error: "must start with file: (SQLite); other databases are not supported by this version",
    })
    .optional()
    .describe("Database; SQLite in the data directory when absent"),
  busUrl: z
    .literal("", { error: "must be empty: this version runs as one process without a message bus" })
    .default("")
    .describe("Message bus between servers; empty = in process"),
  workers: z
    .literal(1, { error: "must be 1: this version carries its connections in one process" })
    .default(1)
    .describe("Processes that carry connections"),
  httpPort: port(8080, "HTTP: SIP over WebSocket, watcher, console, admin API"),
  managementPort: port(9090, "Probes and metrics, on the loopback address"),
  sipPort: port(5060, "SIP over UDP and TCP; 0 = off"),
  sipTlsPort: port(5061, "SIP over TLS when a certificate is configured; 0 = off"),
  ...tlsSettings,
  acme: acmeSchema,
  adminPassword: password.optional().describe("Password of admin at first run; generated when absent"),
  sampleOffice: switchSchema("on").describe("Create the sample office at first run"),
  samplePassword: password.optional().describe("One password for the sample accounts; generated when absent"),
  trustedPeers: z
    .array(network, { error: "must be a list" })
    .default([])
    .describe("Networks whose SIP requests are not challenged and whose asserted identity is believed"),
  notifyIntervalMs: duration(1000, "Shortest time between two NOTIFYs of one subscription", 0, 3_600_000),
  durability: z
    .enum(["full", "relaxed"], { error: "must be full or relaxed" })
    .default("full")
    .describe("full: on disk before the 200; relaxed: may lose the last moments at a power cut"),
  logLevel: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("info"),
  standby: switchSchema("off").describe(
    "Where another server works on the data directory, wait until that one ends and take over",
  ),
  console: switchSchema("on").describe("Run the operator console at /console/"),
  consoleSecondFactor: z
    .enum(["optional", "required"], { error: "must be optional or required" })
    .default("optional")
    .describe("required: an operator without a second factor has to set one up before anything else"),
  transports: z
    .strictObject({
      webSocket: switchSchema("on"),
      udp: switchSchema("on"),
      tcp: switchSchema("on"),
      tls: switchSchema("on"),
      stun: switchSchema("on").describe(
        "Answer STUN binding requests on the UDP port; without it outbound is not granted over UDP",
      ),
    })
    .prefault({}),
  webSocket: z
    .strictObject({
      allowedOrigins: z
        .array(origin, { error: "must be a list" })
        .default([])
        .describe("Origins of pages that may connect, besides this server's own; * = all"),
      allowMissingOrigin: switchSchema("on").describe(
        "Let clients in that are no browsers and send no Origin",
      ),
      compression: switchSchema("off").describe("Accept permessage-deflate when a client offers it"),
      pingSeconds: duration(30, "Time between two pings", 1, 3600),
      pongSeconds: duration(10, "A connection without a pong after this time is dropped", 1, 600),
      handshakeCredentials: z
        .enum(["none", "digest"], { error: "must be none or digest" })
        .default("none")
        .describe(
          "digest: the handshake itself needs HTTP Digest credentials of an account, or the cookie given for them",
        ),
    })
    .prefault({}),
  digest: z
    .strictObject({
      order: algorithms.default(["SHA-256", "MD5"]).describe("Order of challenges over UDP, TCP and TLS"),
      webSocketOrder: algorithms
        .default(["MD5", "SHA-256"])
        .describe(
          "Order of challenges over WebSocket; turned round for libraries that are known to take the last",
        ),
      nonceLifetimeSeconds: duration(300, "Life of a nonce", 10, 86_400),
    })
    .prefault({}),
  xcapSecret: text
    .min(16, { error: "must have at least 16 characters" })
    .max(256, { error: "must have at most 256 characters" })
    .optional()
    .describe("Shared by XCAP servers that work behind one another"),
  accountingSecret: text
    .min(16, { error: "must have at least 16 characters" })
    .max(256, { error: "must have at most 256 characters" })
    .optional()
    .describe("Signs the charging records that are pushed"),
  accounting: accountingSchema,
  xcap: xcapSchema,
  agents: agentsSchema,
  content: contentSchema,
  events: eventsSchema,
  policy: policySchema,
  dialog: dialogSchema,
  lists: listsSchema,
  registration: registrationSchema,
  provisioning: provisioningSchema,
  modules: modulesSchema,
  federation: federationSchema,
  dns: dnsSchema,
  numbers: numbersSchema,
  limits: limitsSchema,
});

/** Settings as the file writes them. */
export type ConfigFile = z.input<typeof configSchema>;

/** Settings with every default filled in. */
export type Settings = z.output<typeof configSchema>;

/** Keys whose values are never shown. */
export const secretKeys: ReadonlySet<string> = new Set([
  "adminPassword",
  "samplePassword",
  "xcapSecret",
  "accountingSecret",
]);

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  return new URL(value).origin === value.toLowerCase();
}
