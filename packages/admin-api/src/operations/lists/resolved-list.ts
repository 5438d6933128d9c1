import { z } from "zod";
import { countSchema, untrustedText } from "../../fields";
import { saidSchema } from "../../sayings/said";
import { presenceMarkSchema } from "../presentities/presentity";

/** What the owner of a list is told of one member, as a subscriber to the list. */
export const toldOfMemberSchema = z.object({
  state: z
    .enum(["active", "pending", "terminated", "none"])
    .describe("State of the virtual subscription (RFC 4662); `none` for members that another server knows"),
  reason: z
    .enum(["noresource", "rejected", "giveup", "probation"])
    .nullable()
    .describe("Why it is terminated: nobody here, blocked, beyond the limit, a service without a list"),
  mark: presenceMarkSchema.nullable().describe("What the document that is shown comes to; null without one"),
  note: untrustedText.nullable(),
});

export type ToldOfMember = z.infer<typeof toldOfMemberSchema>;

export const listMemberSchema = z.object({
  uri: untrustedText,
  name: untrustedText.describe("Empty when the list gives none"),
  depth: countSchema.describe("List services around it: members of a service in the list come behind it"),
  isList: z.boolean().describe("It is a service of the owner, with members of its own"),
  told: toldOfMemberSchema.nullable().describe("Null for a list that is told by its members"),
});

export type ListMemberField = z.infer<typeof listMemberSchema>;

/** Members that one answer tells of by name at most. */
export const MAX_LISTED_MEMBERS = 500;

/** What a list comes to for who subscribes to it. */
export const resolvedListSchema = z.object({
  name: untrustedText.describe("Of the list; empty when it has none"),
  refusal: z
    .object({ status: z.int(), reason: z.string(), said: saidSchema })
    .nullable()
    .describe("What a SUBSCRIBE for it is answered; null when it is served"),
  members: z.array(listMemberSchema).describe(`The first ${MAX_LISTED_MEMBERS}, in their order`),
  total: countSchema,
  surplus: countSchema.describe("Members beyond the number that is subscribed to"),
  unresolved: z.array(untrustedText).describe("References that lead nowhere, as written"),
  isCutShort: z.boolean().describe("A limit of lists, references or depth was met: some is left out"),
});

export type ResolvedListField = z.infer<typeof resolvedListSchema>;
