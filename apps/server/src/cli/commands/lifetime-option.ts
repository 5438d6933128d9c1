import { InvalidArgumentError } from "commander";
import { parseLifetime } from "../../admin/cli/lifetime";

/** Seconds of an option such as `30d`. */
export function lifetime(text: string): number {
  const seconds = parseLifetime(text);
  if (seconds === undefined)
    throw new InvalidArgumentError("Give a time such as 90m, 12h or 30d, at most ten years.");
  return seconds;
}
