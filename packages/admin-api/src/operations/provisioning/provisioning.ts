import { HIGHEST_PRIORITY, MOST_MEMBERS, PARAMETER_NAMES } from "@porchlight/provisioning";
import { z } from "zod";
import { aorSchema, countSchema, timestampSchema, untrustedText } from "../../fields";
import { ifMatchSchema } from "../documents/document";

/** Whose values a profile has; each kind overrules those before it. */
export const profileLayerSchema = z.enum(["everybody", "domain", "group", "user", "device"]);

export type ProfileLayer = z.infer<typeof profileLayerSchema>;

/** Names a profile: the domain or the group, the address of record, and the instance of a device. */
export const profilePlace = {
  layer: profileLayerSchema,
  name: z
    .string()
    .trim()
    .max(253)
    .optional()
    .describe("Domain, name of the group, or instance of the device (urn:uuid:…)"),
  aor: aorSchema.optional().describe("Of a user or the owner of a device"),
};

export const parameterNameSchema = z.enum(PARAMETER_NAMES as readonly [string, ...string[]]);

/** Values by parameter, as profile documents have them. */
export const profileValuesSchema = z
  .partialRecord(parameterNameSchema, z.string().max(4096))
  .describe("Values by parameter, as texts");

export const groupMembersSchema = z.object({
  priority: z.int().min(0).max(HIGHEST_PRIORITY).describe("Of two groups the one with more overrules"),
  addresses: z.array(aorSchema).max(MOST_MEMBERS),
});

/** One profile as it is stored. */
export const profileRowSchema = z.object({
  layer: profileLayerSchema,
  name: z.string(),
  aor: z.string().nullable(),
  label: untrustedText,
  parameters: countSchema.describe("How many it has a value for"),
  members: countSchema.nullable().describe("Of a group"),
  selector: z.string().describe("Of its document"),
  etag: z.string(),
  modifiedAt: timestampSchema,
  author: untrustedText,
});

export type ProfileRow = z.infer<typeof profileRowSchema>;

/** One profile with what it says. */
export const profileDetailSchema = z.object({
  selector: z.string(),
  etag: z.string().nullable().describe("Null when there is none"),
  label: untrustedText,
  values: profileValuesSchema,
  members: groupMembersSchema.nullable(),
  text: z.string().nullable().describe("The document"),
});

export type ProfileDetail = z.infer<typeof profileDetailSchema>;

export const profileWriteSchema = z.strictObject({
  ...profilePlace,
  label: z.string().trim().max(200).default(""),
  values: profileValuesSchema,
  members: groupMembersSchema.optional(),
  ifMatch: ifMatchSchema.optional(),
});

/** Who says a value. */
export const statementSchema = z.object({
  layer: z.enum(["built-in", ...profileLayerSchema.options]),
  name: z.string().describe("Domain, group, address or device; empty where there is but one"),
  value: z.string(),
});

export type ProfileStatement = z.infer<typeof statementSchema>;

export const effectiveValueSchema = z.object({
  parameter: z.string(),
  value: z.string().nullable().describe("Null where nobody says one"),
  reasons: z.array(statementSchema).describe("Who says it first, then those overruled, the nearest first"),
});

export type EffectiveValue = z.infer<typeof effectiveValueSchema>;

/** A client that was told the profile. */
export const profileFetchSchema = z.object({
  kind: z.enum(["user", "device", "local-network"]),
  form: z.enum(["value", "reference", "empty", "xcap"]),
  device: untrustedText,
  vendor: untrustedText,
  model: untrustedText,
  version: untrustedText,
  userAgent: untrustedText,
  at: timestampSchema,
  current: z.boolean().nullable().describe("It has what is in force now; null where that is not known"),
});

export type ProfileFetchRow = z.infer<typeof profileFetchSchema>;

export const effectiveProfileSchema = z.object({
  aor: z.string(),
  device: z.string().nullable(),
  devices: z.array(z.string()).describe("Those of the user that something is provisioned for"),
  values: z.array(effectiveValueSchema),
  url: z.string().describe("Where the user's clients read it"),
  document: z.string().describe("The profile document"),
  clientProvisioning: z.string().describe("OMA client provisioning, application ap0009"),
  managementObject: z.string().describe("OMA management object tree"),
  fetches: z.array(profileFetchSchema),
});

export type EffectiveProfileView = z.infer<typeof effectiveProfileSchema>;

/** A set-up link without its secret. */
export const setupLinkSchema = z.object({
  id: z.string(),
  aor: z.string(),
  label: z.string(),
  givesPassword: z.boolean().describe("Redeeming it gives the account a new password"),
  createdBy: z.string(),
  createdAt: timestampSchema,
  expiresAt: timestampSchema,
  redeemedAt: timestampSchema.nullable(),
  revoked: z.boolean(),
});

export type SetupLink = z.infer<typeof setupLinkSchema>;

/** The longest life of a set-up link: thirty days. */
export const MAX_SETUP_SECONDS = 30 * 86_400;
