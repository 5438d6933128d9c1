import { fail, ok, type Result } from "@porchlight/kernel";
import { readPartHead } from "../body/parse-multipart";
import { contentTypeOf } from "../headers/content-type";
import { indexOfEmptyLine } from "../parse/octets";
import { decodeUtf8 } from "../serialize/utf8";
import {
  CPIM_HEADERS,
  type CpimAddress,
  type CpimContent,
  type CpimHeader,
  type CpimMessage,
} from "./cpim-message";
import { unescapeCpim } from "./escapes";
import { type HeaderLine, splitHeaders } from "./split-headers";

/** Headers of RFC 3862 section 4. */
const known: ReadonlySet<string> = new Set(["From", "To", "cc", "DateTime", "Subject", "NS", "Require"]);

/**
 * Reads a message/cpim body; the error is one sentence. Headers that are not known are kept and otherwise passed over.
 * A message with `unknownRequired` must not be shown as one that was understood.
 */
export function readCpim(octets: Uint8Array): Result<CpimMessage, string> {
  const isBare = octets[0] === 0x0d && octets[1] === 0x0a;
  const end = isBare ? 0 : indexOfEmptyLine(octets, 0);
  if (end === -1) return fail("message/cpim without content");
  const text = decodeUtf8(octets.subarray(0, end));
  if (text === undefined) return fail("message headers are not UTF-8");
  const lines = splitHeaders(text);
  if (!lines.ok) return lines;
  const content = readContent(octets.subarray(end + (isBare ? 2 : 4)));
  if (!content.ok) return content;
  const reader = new HeaderReader();
  for (const line of lines.value) {
    const fault = reader.take(line);
    if (fault !== undefined) return fail(fault);
  }
  return ok(reader.message(content.value));
}

function readContent(octets: Uint8Array): Result<CpimContent, string> {
  const head = readPartHead(octets);
  if (!head.ok) return head;
  const { headers, body } = head.value;
  const contentType = contentTypeOf(headers);
  if (!contentType.ok) return contentType;
  if (contentType.value === undefined) return fail("content of message/cpim without a type");
  return ok({ headers, contentType: contentType.value, body });
}

/** Headers in their order: a declaration of a namespace holds for those behind it (RFC 3862 section 3.4). */
class HeaderReader {
  readonly #namespaces = new Map([["", CPIM_HEADERS]]);
  readonly #headers: CpimHeader[] = [];
  readonly #addresses = { From: [] as CpimAddress[], To: [] as CpimAddress[], cc: [] as CpimAddress[] };
  readonly #unknownRequired: string[] = [];

  /** What is wrong with the line, if anything is. */
  take(line: HeaderLine): string | undefined {
    const { prefix, name, language } = line;
    const namespace = this.#namespaces.get(prefix);
    this.#headers.push({ namespace, name, language, value: unescapeCpim(line.value) });
    if (namespace !== CPIM_HEADERS) return undefined;
    switch (name) {
      case "From":
      case "To":
      case "cc":
        return this.#address(name, line.value);
      case "NS":
        return this.#declare(line.value);
      case "Require":
        this.#require(line.value);
        return undefined;
      default:
        return undefined;
    }
  }

  message(content: CpimContent): CpimMessage {
    const of = (name: string): CpimHeader[] =>
      this.#headers.filter((header) => header.namespace === CPIM_HEADERS && header.name === name);
    return {
      headers: this.#headers,
      from: this.#addresses.From[0],
      to: this.#addresses.To,
      cc: this.#addresses.cc,
      dateTime: of("DateTime")[0]?.value,
      subjects: of("Subject").map(({ language, value }) => ({ language, text: value })),
      unknownRequired: this.#unknownRequired,
      content,
    };
  }

  #address(name: "From" | "To" | "cc", value: string): string | undefined {
    const found = readAddress(value);
    if (found === undefined) return `malformed ${name}`;
    if (name === "From" && this.#addresses.From.length > 0) return "more than one From";
    this.#addresses[name].push(found);
    return undefined;
  }

  #declare(value: string): string | undefined {
    const found = /^(?:([^\s<.]+) ?)?<([^\s<>]+)>$/u.exec(value);
    if (found?.[2] === undefined) return "malformed NS";
    this.#namespaces.set(found[1] ?? "", unescapeCpim(found[2]));
    return undefined;
  }

  #require(value: string): void {
    for (const written of value.split(",").map((each) => each.trim())) {
      const dot = written.indexOf(".");
      const namespace = this.#namespaces.get(written.slice(0, Math.max(dot, 0)));
      const isKnown = namespace === CPIM_HEADERS && known.has(written.slice(dot + 1));
      if (!isKnown) this.#unknownRequired.push(unescapeCpim(written));
    }
  }
}

/** `[Formal-name] "<" URI ">"`. */
function readAddress(value: string): CpimAddress | undefined {
  const found = /^(?:"((?:[^"\\]|\\.)*)" ?|([^<>"]*))<([^\s<>]+)>$/su.exec(value);
  if (found?.[3] === undefined) return undefined;
  const formalName = unescapeCpim(found[1] ?? found[2] ?? "").trim();
  return { formalName, uri: unescapeCpim(found[3]) };
}
