import fc from "fast-check";
import { test as vitestTest } from "vitest";

export { fc };

/** A test over many values. */
export const test = <Value>(
  title: string,
  values: fc.Arbitrary<Value>,
  holds: (value: Value) => void,
): void => vitestTest(title, () => fc.assert(fc.property(values, holds)));
