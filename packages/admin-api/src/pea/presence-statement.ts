import { z } from "zod";

/** Control characters but line feed, halves of characters, and marks that turn the direction of the text around them. */
const UNSHOWABLE = /[\p{Cs}\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/u;

const shown = (most: number) =>
  z
    .string()
    .trim()
    .min(1, "is-empty")
    .max(most, { error: "is-longer", abort: true })
    .refine((text) => !UNSHOWABLE.test(text), "has-unshowable-character");

const time = z.iso.datetime({ offset: true, error: "is-no-time" });
const openOrClosed = z.enum(["open", "closed"]);

/** What an agent says of a presentity, as JSON: most of what agents know, without XML. */
export const presenceStatementSchema = z
  .strictObject({
    basic: openOrClosed.optional().describe("Whether a service can be reached; `contact` tells which"),
    contact: z
      .string()
      .max(512, "is-longer")
      .regex(/^[a-z][a-z0-9+.-]*:[^\s<>"]+$/i, "is-no-uri")
      .optional(),
    activities: z
      .array(shown(100))
      .min(1)
      .max(10)
      .optional()
      .describe("Words of RPID such as `meeting`, or any others"),
    mood: z
      .array(shown(100))
      .min(1)
      .max(5)
      .optional()
      .describe("Words of RPID such as `happy`, or any others"),
    place: shown(100).optional().describe("A type of place of RFC 4589 such as `office`, or any other words"),
    note: shown(1000).optional(),
    lang: z
      .string()
      .regex(/^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,5}$/, "is-no-language-tag")
      .optional()
      .describe("Language of the note"),
    willingness: openOrClosed.optional().describe("Overrides the willingness of every service"),
    from: time.optional().describe("Activities, mood and place hold from then on"),
    until: time.optional().describe("They hold until then; without `Expires` the publication ends then too"),
  })
  .refine(
    ({ basic, activities, mood, place, note, willingness }) =>
      [basic, activities, mood, place, note, willingness].some((part) => part !== undefined),
    "says-nothing",
  )
  .refine(({ basic, contact }) => contact === undefined || basic !== undefined, {
    path: ["contact"],
    error: "needs-basic",
  })
  .refine(({ from, until }) => !from || !until || Date.parse(from) < Date.parse(until), {
    path: ["until"],
    error: "is-not-after-from",
  });

export type PresenceStatementField = z.infer<typeof presenceStatementSchema>;
