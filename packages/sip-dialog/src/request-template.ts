import { encodeUtf8, type Frame, oneLine, printParameter } from "@porchlight/sip-message";
import type { Dialog } from "./dialog";
import { routingOf } from "./route";

export type RequestTransport = "ws" | "wss" | "udp" | "tcp" | "tls";

export interface RequestTemplateParts {
  readonly dialog: Dialog;
  readonly method: string;
  readonly transport: RequestTransport;
  /** `host:port` of our end, an IPv6 address in brackets. */
  readonly sentBy: string;
  /** Value of our Contact. */
  readonly contact: string;
  /** Header fields that are the same in every request. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export interface RequestBody {
  readonly contentType: string;
  readonly text: string;
  /** Length of `text` in UTF-8. */
  readonly octets: number;
}

/** A body that is compressed. */
export interface EncodedBody {
  readonly contentType: string;
  /** Value of Content-Encoding. */
  readonly encoding: string;
  readonly data: Uint8Array;
}

/**
 * Requests of one method within one dialog over one flow, serialised but for what differs from one to the next
 * (RFC 3261 section 12.2.1.1). CR and LF in any part become spaces, so that nothing received can add a header field.
 */
export class RequestTemplate {
  readonly #beforeBranch: string;
  readonly #afterBranch: string;
  readonly #afterCSeq: string;

  constructor(parts: RequestTemplateParts) {
    const { dialog, method, transport, sentBy, contact, headers } = parts;
    const { requestUri, routes } = routingOf(dialog.routeSet, dialog.remoteTarget);
    this.#beforeBranch =
      line(`${method} ${requestUri} SIP/2.0`) +
      oneLine(`Via: SIP/2.0/${transport.toUpperCase()} ${sentBy};branch=`);
    this.#afterBranch =
      // RFC 3581: the answer shall come back through the NAT that the request went through.
      (transport === "udp" ? ";rport\r\n" : "\r\n") +
      routes.map((route) => line(`Route: ${route}`)).join("") +
      "Max-Forwards: 70\r\n" +
      line(`From: ${tagged(dialog.localUri, dialog.localTag)}`) +
      line(`To: ${tagged(dialog.remoteUri, dialog.remoteTag)}`) +
      line(`Call-ID: ${dialog.callId}`) +
      "CSeq: ";
    this.#afterCSeq =
      line(` ${method}`) +
      line(`Contact: ${contact}`) +
      headers.map(([name, value]) => line(`${name}: ${value}`)).join("");
  }

  /**
   * One request. `variableHeaders` are whole lines, each with its CRLF, made by us alone; empty when there are none.
   */
  frame(branch: string, cseq: number, variableHeaders: string, body: RequestBody | undefined): string;
  frame(
    branch: string,
    cseq: number,
    variableHeaders: string,
    body: RequestBody | EncodedBody | undefined,
  ): Frame;
  frame(
    branch: string,
    cseq: number,
    variableHeaders: string,
    body: RequestBody | EncodedBody | undefined,
  ): Frame {
    const head = this.#beforeBranch + branch + this.#afterBranch + cseq + this.#afterCSeq + variableHeaders;
    if (body === undefined) return `${head}Content-Length: 0\r\n\r\n`;
    const typed = `${head}Content-Type: ${oneLine(body.contentType)}\r\n`;
    return "text" in body ? plainFrame(typed, body) : encodedFrame(typed, body);
  }
}

const plainFrame = (head: string, { octets, text }: RequestBody): string =>
  `${head}Content-Length: ${octets}\r\n\r\n${text}`;

function encodedFrame(head: string, { data, encoding }: EncodedBody): Uint8Array {
  const start = encodeUtf8(
    `${head}Content-Encoding: ${oneLine(encoding)}\r\nContent-Length: ${data.length}\r\n\r\n`,
  );
  const frame = new Uint8Array(start.length + data.length);
  frame.set(start);
  frame.set(data, start.length);
  return frame;
}

const line = (text: string): string => `${oneLine(text)}\r\n`;

const tagged = (uri: string, tag: string): string =>
  tag === "" ? uri : `${uri};${printParameter({ name: "tag", value: tag, quoted: false })}`;
