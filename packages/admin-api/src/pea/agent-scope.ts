import { z } from "zod";
import { aorSchema } from "../fields";
import { AGENT_ELEMENTS } from "../vocabulary";

/** Tells an agent from others, in the console and in what presentities see of their publications. */
export const agentNameSchema = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,31}$/, "has-to-be-short-name");

/** Tells the publications of one agent for one presentity apart. */
export const agentSourceSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "has-to-be-long-name");

export const agentReachSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("all") }),
  z.strictObject({ kind: z.literal("domains"), domains: z.array(z.string().max(253)).min(1).max(100) }),
  z.strictObject({ kind: z.literal("list"), addresses: z.array(aorSchema).min(1).max(1000) }),
]);

/** What a token lets its agent do. */
export const agentScopeSchema = z.strictObject({
  reach: agentReachSchema.describe("For whom it may publish"),
  elements: z
    .union([z.literal("all"), z.array(z.enum(AGENT_ELEMENTS)).min(1)])
    .default("all")
    .describe("What it may say: tuples, devices and persons, and the attributes in them"),
  requestsPerMinute: z.int().min(1).max(60_000).default(120),
  maxLifetimeSeconds: z.int().min(60).max(86_400).default(3600).describe("Longest life of what it publishes"),
});

export type AgentScopeField = z.infer<typeof agentScopeSchema>;
