/// <reference types="node" />
import { readFileSync } from "node:fs";
import type { TortureExpectation } from "./expectations";

/** The octets of one message. */
export function tortureMessage({ suite, name }: Pick<TortureExpectation, "suite" | "name">): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`./${suite}/${name}.dat`, import.meta.url)));
}
