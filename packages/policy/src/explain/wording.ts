import { formatTimestamp } from "@porchlight/documents";
import type { Instant } from "@porchlight/kernel";
import type { Reason } from "./reason";

/** A reason in a few plain words. */
export function wordingOf(reason: Reason): string {
  switch (reason.kind) {
    case "no-identity":
      return "the request shows no identity";
    case "one":
      return `names ${reason.uri}`;
    case "many":
      return "everybody with an identity";
    case "domain":
      return `everybody in ${reason.domain}`;
    case "excepted":
      return `makes an exception for ${reason.uri}`;
    case "not-named":
      return "does not name the watcher";
    case "in-list":
      return `in the list ${listName(reason.anchor)}`;
    case "in-no-list":
      return "not in its lists";
    case "named-by-a-rule":
      return "another rule names the watcher";
    case "named-by-no-rule":
      return "no rule names the watcher";
    case "anonymous":
      return "an anonymous request";
    case "not-anonymous":
      return "not an anonymous request";
    case "sphere":
      return sphere(reason.wanted, reason.actual);
    case "valid":
      return `valid until ${time(reason.turnsAt)}`;
    case "not-valid":
      return reason.turnsAt === undefined ? "no longer valid" : `not valid before ${time(reason.turnsAt)}`;
    case "unknown":
      return `the condition ${reason.name} is not known`;
  }
}

function sphere(wanted: readonly string[], actual: string | undefined): string {
  if (actual !== undefined && wanted.includes(actual)) return `the sphere is ${actual}`;
  return `the sphere is ${actual ?? "not known"}, not ${wanted.join(" or ")}`;
}

const time = (at: Instant): string => formatTimestamp(at).replace(".000Z", "Z");

/** The name in the last step of the selector, or the anchor itself. */
function listName(anchor: string): string {
  const match = /@name=(?:%22|%27|["'])((?:(?!%22|%27)[^"'\]])+)/i.exec(anchor);
  try {
    return match?.[1] === undefined ? anchor : decodeURIComponent(match[1]);
  } catch {
    return anchor;
  }
}
