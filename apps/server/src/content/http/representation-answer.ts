import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { type Conditions, evaluateConditions, isRangeCurrent, readRange } from "@porchlight/content";
import type { Instant } from "@porchlight/kernel";
import type { HttpAnswer } from "../../xcap/http/http-answer";
import { say } from "../sayings";
import { type ContentProblem, problem } from "./problem-answer";

export const conditionsOf = (headers: IncomingHttpHeaders): Conditions => ({
  ifMatch: headers["if-match"],
  ifNoneMatch: headers["if-none-match"],
  ifModifiedSince: headers["if-modified-since"],
  ifUnmodifiedSince: headers["if-unmodified-since"],
});

export interface Asked {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/** One form of an object, its octets fetched when they are needed. */
export interface Selected {
  readonly etag: string;
  readonly contentType: string;
  readonly modifiedAt: Instant;
  readonly fields: OutgoingHttpHeaders;
  readonly data: () => Promise<Uint8Array>;
}

/** Answers a GET or HEAD by its conditions and range (RFC 9110 sections 13.2 and 14.2). */
export async function representationAnswer(
  { method, headers }: Asked,
  selected: Selected,
): Promise<HttpAnswer | ContentProblem> {
  const { fields, contentType } = selected;
  switch (evaluateConditions(conditionsOf(headers), selected, true)) {
    case "malformed":
      return problem("invalid-input", say("no-entity-tags"), "If-None-Match");
    case "failed":
      return problem("content-changed");
    case "not-modified":
      return { status: 304, headers: fields };
    case "met": {
      const data = await selected.data();
      const ifRange = headers["if-range"] === undefined ? undefined : String(headers["if-range"]);
      const isRanged = method === "GET" && isRangeCurrent(ifRange, selected);
      const range = isRanged ? readRange(headers.range, data.length) : "all";
      if (range === "all") return { status: 200, headers: fields, contentType, body: data, isVerbatim: true };
      if (range === "unsatisfiable") {
        return { code: "range-not-satisfiable", headers: { "Content-Range": `bytes */${data.length}` } };
      }
      const { first, last } = range;
      const part = { ...fields, "Content-Range": `bytes ${first}-${last}/${data.length}` };
      const body = data.subarray(first, last + 1);
      return { status: 206, headers: part, contentType, body, isVerbatim: true };
    }
  }
}
