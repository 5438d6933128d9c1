import { IS_COMPOSING_TYPE, type IsComposing, parseTimestamp, readIsComposing } from "@porchlight/documents";
import { fail, ok, type Result } from "@porchlight/kernel";
import {
  CPIM_TYPE,
  type CpimMessage,
  decodeUtf8Lossy,
  encodeUtf8,
  HeaderFields,
  isEncoded,
  readCpim,
  type SelectedBody,
  selectBody,
} from "@porchlight/sip-message";
import type { IncomingMessage, MessageAnswer } from "./message-exchange";
import { messageAddress } from "./message-target";

/** What a MESSAGE says. */
export type MessageContent =
  | TextContent
  | { readonly kind: "composing"; readonly status: IsComposing }
  | { readonly kind: "nothing" };

export interface TextContent {
  readonly kind: "text";
  readonly text: string;
  readonly wrapper: CpimMessage | undefined;
}

const plainText = "text/plain";
const shownTypes: ReadonlySet<string> = new Set([plainText, CPIM_TYPE, IS_COMPOSING_TYPE]);
const wrappedTypes: ReadonlySet<string> = new Set([plainText, IS_COMPOSING_TYPE]);
const shownCharsets: ReadonlySet<string> = new Set(["utf-8", "us-ascii"]);

/** Reads the body of a MESSAGE, or says how to refuse it. */
export function readContent({ header, body }: IncomingMessage): Result<MessageContent, MessageAnswer> {
  const encoding = header("content-encoding")?.trim().toLowerCase() ?? "identity";
  if (encoding !== "identity") return fail({ status: 415, headers: ["Accept-Encoding: identity"] });
  const headers = new HeaderFields();
  for (const name of ["content-type", "content-disposition"] as const) {
    const value = header(name);
    if (value !== undefined) headers.append(name, value);
  }
  return readSelected(selectBody(headers, encodeUtf8(body), { types: shownTypes }), undefined);
}

function readSelected(
  selection: ReturnType<typeof selectBody>,
  wrapper: CpimMessage | undefined,
): Result<MessageContent, MessageAnswer> {
  switch (selection.kind) {
    case "malformed":
      return fail(malformed);
    case "unsupported":
      return fail(unsupported);
    case "nothing":
      return ok({ kind: "nothing" });
    case "selected":
      return readBody(selection.selected, wrapper);
  }
}

function readBody(
  { contentType, body }: SelectedBody,
  wrapper: CpimMessage | undefined,
): Result<MessageContent, MessageAnswer> {
  if (contentType.mediaType === CPIM_TYPE) return unwrapped(body);
  if (contentType.mediaType === IS_COMPOSING_TYPE) {
    const status = readIsComposing(body);
    return status.ok ? ok({ kind: "composing", status: status.value }) : fail(malformed);
  }
  const charset = contentType.params.get("charset")?.toLowerCase() ?? "utf-8";
  return shownCharsets.has(charset)
    ? ok({ kind: "text", text: decodeUtf8Lossy(body), wrapper })
    : fail(unsupported);
}

function unwrapped(body: Uint8Array): Result<MessageContent, MessageAnswer> {
  const cpim = readCpim(body);
  if (!cpim.ok) return fail(malformed);
  const { content } = cpim.value;
  if (isEncoded(content.headers)) return fail(unsupported);
  return readSelected(selectBody(content.headers, content.body, { types: wrappedTypes }), cpim.value);
}

/** What a wrapper says of the text within. */
export function wrapperFacts(
  wrapper: CpimMessage,
  sender: string,
): { readonly subject?: string; readonly author?: string; readonly sentAt?: number } {
  const { from, subjects, dateTime } = wrapper;
  const subject = subjects[0]?.text;
  const sentAt = dateTime === undefined ? undefined : parseTimestamp(dateTime)?.at;
  const isOther = from !== undefined && messageAddress(from.uri) !== messageAddress(sender);
  return {
    ...(subject ? { subject } : {}),
    ...(isOther ? { author: from.formalName === "" ? from.uri : `${from.formalName} (${from.uri})` } : {}),
    ...(sentAt === undefined ? {} : { sentAt }),
  };
}

const malformed: MessageAnswer = { status: 400 };
const unsupported: MessageAnswer = { status: 415, headers: [`Accept: ${[...shownTypes].join(", ")}`] };
