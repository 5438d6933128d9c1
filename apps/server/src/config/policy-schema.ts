import { z } from "zod";
import { perDomain } from "./domain-setting";
import { duration as count } from "./limits-schema";
import { publishedStateSettings } from "./published-state-schema";
import { optionalSwitch, switchSchema } from "./switch";

const HANDLINGS = ["allow", "polite-block", "confirm", "block"] as const;

export type Handling = (typeof HANDLINGS)[number];

const handlingError = { error: `must be one of ${HANDLINGS.join(", ")}` };
const handling = z.enum(HANDLINGS, handlingError);

export const readHandling = (text: string): Handling | undefined => HANDLINGS.find((each) => each === text);

const OVERRIDES = ["block", "hide"] as const;

type Override = (typeof OVERRIDES)[number];

/** `sip:carol@example.com=hide` or `example.com=block`; undefined when it is not of that form. */
export function parseOverride(text: string): readonly [whom: string, override: Override] | undefined {
  const end = text.lastIndexOf("=");
  const known = OVERRIDES.find((each) => each === text.slice(end + 1));
  return known === undefined || end < 1 ? undefined : [text.slice(0, end).toLowerCase(), known];
}

const overrides = z
  .array(
    z.string({ error: "must be text" }).refine((text) => parseOverride(text) !== undefined, {
      error: `must be an address or a domain and what holds, such as sip:carol@example.com=hide; one of ${OVERRIDES.join(", ")}`,
    }),
    { error: "must be a list" },
  )
  .default([]);

const addresses = z
  .array(
    z
      .string({ error: "must be text" })
      .startsWith("sip:", { error: "must be an address such as sip:desk@example.com" }),
    { error: "must be a list" },
  )
  .default([]);

/** Who may watch whom where users have not decided, and how watchers are told. */
export const policySchema = z
  .strictObject({
    defaultHandling: handling
      .default("confirm")
      .describe("What a watcher may do where the presentity has no rules document"),
    ownDomainHandling: handling
      .optional()
      .describe(
        "The same for watchers of the presentity's domain; allow with the sample office, else defaultHandling",
      ),
    defaultHandlingOf: perDomain(readHandling, {
      example: "example.com=block",
      must: handlingError.error,
      meaning: "defaultHandling of single domains",
    }),
    ownDomainHandlingOf: perDomain(readHandling, {
      example: "example.com=allow",
      must: handlingError.error,
      meaning: "ownDomainHandling of single domains",
    }),
    overrideOf: overrides.describe(
      "What holds whatever the rules of single users or domains say: block refuses everybody, hide shows them as closed",
    ),
    defaultDocument: optionalSwitch.describe(
      "Write the usual rules, which ask about everybody unknown, for each new account; off where ownDomainHandling is allow",
    ),
    anonymousMode: z
      .enum(["oma", "rfc5025"], { error: "must be oma or rfc5025" })
      .default("oma")
      .describe("oma: an anonymous request meets rules for such only; rfc5025: its asserted identity counts"),
    pendingStatus: z
      .literal([200, 202], { error: "must be 200 or 202" })
      .default(202)
      .describe("Answer to a SUBSCRIBE that waits for a decision"),
    blockStatus: z
      .literal([403, 603], { error: "must be 403 or 603" })
      .default(403)
      .describe("Answer to a SUBSCRIBE that is blocked"),
    giveUpSeconds: count(604_800, "How long a decision about a watcher is awaited", 60),
    undecidedPerWatcher: count(100, "Subscriptions of one watcher that wait for a decision"),
    unidentifiedWatchers: switchSchema("off").describe(
      "Requests of trusted networks that assert no identity may watch, as anonymous ones",
    ),
    hideUnknown: switchSchema("off").describe("Answer a SUBSCRIBE to nobody as one that is blocked"),
    winfoOwnEntry: switchSchema("off").describe("A watcher may see its own entry of the watcher information"),
    winfoDelegates: addresses.describe("Who may see the watchers of everybody"),
    mailboxDelegates: addresses.describe("Who may see in everybody's mailbox that messages wait"),
    regDelegates: addresses.describe("Who may see the registrations of everybody"),
    agents: addresses.describe("Who may publish for everybody, such as a calendar or a door"),
    ...publishedStateSettings,
  })
  .prefault({});
