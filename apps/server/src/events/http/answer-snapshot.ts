import { fail, type Hasher, ok, type Result } from "@porchlight/kernel";
import type { Problem } from "../../admin/problem";
import type { Driver } from "../../drive/driver";
import type { HttpAnswer } from "../../xcap/http/http-answer";
import { markedNews } from "../news-mark";
import type { NewsDesk } from "../presence-news";
import { COME_BACK_MS } from "../stream/come-back";
import type { Visit } from "./door";
import { watcherOf } from "./watcher-of";

export interface SnapshotParts {
  readonly driver: Pick<Driver, "ask">;
  readonly hasher: Hasher;
  readonly desk: NewsDesk;
}

export interface SnapshotQuestion {
  readonly visit: Visit;
  readonly presentity: string;
  readonly userAgent: string;
  readonly port: number;
  readonly ifNoneMatch: string | undefined;
}

/** How a presentity stands now, or 304 where that is known. */
export function answerSnapshot(
  question: SnapshotQuestion,
  { driver, hasher, desk }: SnapshotParts,
): Result<HttpAnswer, Problem> {
  const { presentity, ifNoneMatch } = question;
  const asker = { ...watcherOf(question), presentity };
  const found = driver.ask((engine, now) => engine.fetch(asker, now));
  if (found === undefined) return fail({ code: "internal-error" });
  const news = desk.newsOf(presentity, found);
  if (news.state === "ended") {
    return news.reason === "limit"
      ? fail({ code: "too-many-watches", retryAfterSeconds: COME_BACK_MS.limit / 1000 })
      : fail({ code: "presence-not-found" });
  }
  const { data, mark } = markedNews(news, hasher);
  const headers = { ETag: `"${mark}"`, "Cache-Control": "private, no-cache" };
  if (isKnown(mark, ifNoneMatch)) return ok({ status: 304, headers });
  return ok({
    status: 200,
    headers,
    contentType: "application/json; charset=utf-8",
    body: data,
    isVerbatim: true,
  });
}

/** RFC 9110 section 13.1.2, compared weakly. */
const isKnown = (mark: string, ifNoneMatch = ""): boolean =>
  ifNoneMatch.trim() === "*" ||
  ifNoneMatch.split(",").some((tag) => tag.trim().replace(/^W\//, "") === `"${mark}"`);
