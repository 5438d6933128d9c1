import type { OutgoingHttpHeaders } from "node:http";

/** What goes back over HTTP, before content coding. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly contentType?: string | undefined;
  readonly body?: string | Uint8Array | undefined;
  /** The body is sent as it is, not compressed: its octets are what is named by its entity-tag and its range. */
  readonly isVerbatim?: true;
}

/** An answer whose one sentence is all there is to say. */
export const sentence = (status: number, text: string, headers: OutgoingHttpHeaders = {}): HttpAnswer => ({
  status,
  headers,
  contentType: "text/plain; charset=utf-8",
  body: `${text}\n`,
});
