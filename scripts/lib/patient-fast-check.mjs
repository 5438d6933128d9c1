// Stands for fast-check in `npm run fuzz`: a property holds for as long as it is asked to, not for so many runs.
import { createRequire } from "node:module";

// By its name alone it would be this file again.
const { default: fc } = createRequire(import.meta.url)("fast-check");

const milliseconds = Number(process.env.FUZZ_SECONDS ?? 10) * 1000;

const assert = (property, parameters) =>
  fc.assert(property, {
    ...parameters,
    numRuns: Number.POSITIVE_INFINITY,
    interruptAfterTimeLimit: milliseconds,
  });

export default { ...fc, assert };
