import { z } from "zod";
import { configSchema } from "./config-schema";

const prefix = "PORCHLIGHT_";

/** One setting: its place in the file, its environment variable, and what its value is. */
export interface ConfigKey {
  readonly path: readonly string[];
  /** `limits.queueBytes` */
  readonly name: string;
  /** `PORCHLIGHT_LIMITS_QUEUE_BYTES` */
  readonly variable: string;
  readonly type: "number" | "list" | "text";
}

/** Every setting there is. */
export const configKeys: readonly ConfigKey[] = keysOf(configSchema, []);

/** The environment variable of a setting: its words in capitals, joined by underscores. */
export function environmentName(path: readonly string[]): string {
  const words = path.map((part) => part.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase());
  return prefix + words.join("_");
}

function keysOf(schema: z.ZodObject, path: readonly string[]): ConfigKey[] {
  return Object.entries(schema.shape).flatMap(([part, value]) => {
    const here = [...path, part];
    const inner = innermost(value);
    if (inner instanceof z.ZodObject) return keysOf(inner, here);
    return [{ path: here, name: here.join("."), variable: environmentName(here), type: typeOf(inner) }];
  });
}

function innermost(schema: unknown): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return innermost(schema.unwrap());
  }
  return schema instanceof z.ZodPipe ? innermost(schema.in) : schema;
}

function typeOf(schema: unknown): ConfigKey["type"] {
  if (schema instanceof z.ZodNumber) return "number";
  if (schema instanceof z.ZodLiteral) return [...schema.values].every(Number.isInteger) ? "number" : "text";
  return schema instanceof z.ZodArray ? "list" : "text";
}
