import type { Saying } from "@porchlight/kernel";
import { say } from "./sayings";

/** What the library says of a text that it cannot read, in our words. */
export function syntaxFault(message: string): Saying {
  const [, line = ""] = /(?: in |quote\) |":"\) )["'](.*)["']$/s.exec(message) ?? [];
  const told = { line: line.slice(0, LONGEST_LINE) };
  if (message.includes("did not end")) return say("component-not-ended");
  if (message.includes("no matching double quote")) return say("line-with-open-quote", told);
  if (message.includes("invalid line")) return say("line-without-colon", told);
  return /parameter/i.test(message)
    ? say("line-with-bad-parameter", told)
    : say("in-words-of-reader", { message: message.replace(/^Error: /, "").slice(0, LONGEST) });
}

const LONGEST_LINE = 80;
const LONGEST = 120;
