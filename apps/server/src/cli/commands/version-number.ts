import { InvalidArgumentError } from "commander";

/** A version in the arguments: counts from 1. */
export function versionNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new InvalidArgumentError("Give the number of a version, such as 3.");
  return Number(text);
}
