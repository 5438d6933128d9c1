import { fail, ok, type Result } from "@porchlight/kernel";
import { given } from "../given";
import { type MessageCounts, type MessageSummary, MOST_MESSAGES } from "./message-summary";

/** Message context classes of one summary; RFC 3458 knows six. */
const MOST_CLASSES = 32;

/**
 * Reads a message summary; the error is one sentence. Lines of other names are passed over, and what follows an empty line
 * describes single messages and is left out.
 */
export function readMessageSummary(source: string | Uint8Array): Result<MessageSummary, string> {
  const text = typeof source === "string" ? source : decodeUtf8(source);
  if (text === undefined) return fail("the body is not UTF-8");
  const [status = "", ...lines] = summaryLines(text);
  const waiting = /^Messages-Waiting[ \t]*:[ \t]*(yes|no)[ \t]*$/i.exec(status)?.[1];
  if (waiting === undefined) return fail("the first line is not Messages-Waiting: yes or no");
  const counts = new Map<string, MessageCounts>();
  let account: string | undefined;
  for (const line of lines) {
    const [name, value] = splitLine(line);
    if (name === "message-account") account = accountIn(value);
    else if (isMessageClass(name)) {
      const found = readCounts(value);
      if (found === undefined) return fail(`${name} without counts`);
      if (counts.has(name)) return fail(`${name} more than once`);
      if (counts.size === MOST_CLASSES) return fail("too many kinds of messages");
      counts.set(name, found);
    }
  }
  return ok({ isWaiting: waiting.toLowerCase() === "yes", ...given("account", account), counts });
}

/** Lines up to the first empty one. */
function summaryLines(text: string): readonly string[] {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
  const end = lines.findIndex((line) => line.trim() === "");
  return end < 0 ? lines : lines.slice(0, end);
}

function splitLine(line: string): readonly [name: string, value: string] {
  const colon = line.indexOf(":");
  return [line.slice(0, Math.max(colon, 0)).trim().toLowerCase(), line.slice(colon + 1).trim()];
}

const isMessageClass = (name: string): boolean => name === "none" || /^[a-z0-9-]{1,32}-message$/.test(name);

/** Angle brackets do not belong there (section 3.5), and are taken off. */
function accountIn(value: string): string | undefined {
  const uri = value.replace(/^<(.*)>$/, "$1");
  return /^[a-z][a-z0-9+.-]*:[!-~]+$/i.test(uri) ? uri : undefined;
}

const COUNTS = /^(\d+)\s*\/\s*(\d+)(?:\s*\(\s*(\d+)\s*\/\s*(\d+)\s*\))?$/;

function readCounts(text: string): MessageCounts | undefined {
  const found = COUNTS.exec(text);
  if (found === null) return undefined;
  const [fresh = 0, old = 0] = found.slice(1, 3).map(countOf);
  if (found[3] === undefined) return { fresh, old };
  const [urgentFresh = 0, urgentOld = 0] = found.slice(3, 5).map(countOf);
  return { fresh, old, urgent: { fresh: urgentFresh, old: urgentOld } };
}

const countOf = (digits: string): number => Math.min(Number(digits), MOST_MESSAGES);

const decoder = new TextDecoder("utf-8", { fatal: true });

function decodeUtf8(octets: Uint8Array): string | undefined {
  try {
    return decoder.decode(octets);
  } catch {
    return undefined;
  }
}
