import type { SaidField } from "./said";

/** Whether a value of JSON is a sentence by its code. What is in its places is looked at by whoever says it. */
export const isSaid = (value: unknown): value is SaidField =>
  isObject(value) && typeof value.code === "string" && isObject(value.places);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
