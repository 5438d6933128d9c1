import { formatTimestamp } from "@porchlight/documents";
import { eitherOf, type Instant, type Saying } from "@porchlight/kernel";
import { say } from "../sayings";
import type { Reason } from "./reason";

/** A reason in a few plain words. */
export function wordingOf(reason: Reason): Saying {
  switch (reason.kind) {
    case "one":
    case "excepted":
      return say(`because-${reason.kind}`, { uri: reason.uri });
    case "domain":
      return say("because-domain", { domain: reason.domain });
    case "in-list":
      return say("because-in-list", { list: listName(reason.anchor) });
    case "sphere":
      return sphere(reason.wanted, reason.actual);
    case "valid":
      return say("because-valid", { time: time(reason.turnsAt) });
    case "not-valid":
      return reason.turnsAt === undefined
        ? say("because-no-longer-valid")
        : say("because-not-valid-yet", { time: time(reason.turnsAt) });
    case "unknown":
      return say("because-unknown", { name: reason.name });
    default:
      return say(`because-${reason.kind}`);
  }
}

function sphere(wanted: readonly string[], actual: string | undefined): Saying {
  if (actual !== undefined && wanted.includes(actual)) return say("because-sphere", { sphere: actual });
  return say("because-other-sphere", {
    sphere: actual ?? say("sphere-unknown"),
    wanted: eitherOf(wanted),
  });
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
