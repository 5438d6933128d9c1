import { PROFILE_TYPE } from "@porchlight/provisioning";
import { decodeUtf8, parseContentType } from "@porchlight/sip-message";
import type { AnnouncedContent } from "../content/announced-content";
import { readExternalBody } from "../content/external-body";
import { fetchForeign } from "../content/fetch-foreign";
import type { HttpExchange, HttpOutcome } from "../http/http-exchange";
import { sameRootIn } from "../http/root-url";

export const PROFILE_LIMITS = { waitMs: 20_000, longestAnswer: 1_048_576 };

/** A profile that is told by where it is (RFC 6080 §6.5); undefined when the NOTIFY tells none that may be fetched. */
export function profileReference(
  contentType: string,
  body: string,
  now: number,
): AnnouncedContent | undefined {
  const type = parseContentType(contentType);
  if (!type.ok) return undefined;
  const announced = readExternalBody({ contentType: type.value, body: new TextEncoder().encode(body) });
  if (announced === undefined || !/^https?:\/\//i.test(announced.url)) return undefined;
  const isOver = announced.expiresAt !== undefined && announced.expiresAt <= now;
  return isOver || (announced.contentType ?? PROFILE_TYPE) !== PROFILE_TYPE ? undefined : announced;
}

/**
 * Reads the profile of a reference; undefined when it cannot be had. Credentials are for the own XCAP root alone, by whatever
 * name the reference calls it.
 */
export async function fetchProfile(
  url: string,
  root: string,
  exchange: HttpExchange,
): Promise<string | undefined> {
  const [ours] = sameRootIn(url, root);
  const outcome =
    ours === undefined
      ? await fetchForeign(url, PROFILE_LIMITS)
      : await exchange.send({
          method: "GET",
          url: new URL(root + url.slice(ours.length)),
          headers: { Accept: PROFILE_TYPE },
        });
  return textOf(outcome);
}

const textOf = (outcome: HttpOutcome): string | undefined =>
  outcome.kind === "answer" && outcome.status === 200 ? decodeUtf8(outcome.octets) : undefined;
