import { oneLine } from "../text/one-line";
import { printTail } from "./build-response";

/** A request to be sent. Header fields go out in the order given; Content-Type and Content-Length are added. */
export interface RequestParts {
  readonly method: string;
  readonly uri: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly contentType?: string;
  readonly body?: string;
}

/** A request as text. No value can end its line. */
export function buildRequest(parts: RequestParts): string {
  return `${oneLine(parts.method)} ${oneLine(parts.uri)} SIP/2.0\r\n${printTail(parts)}`;
}
