import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { say } from "../sayings";
import type { ImageBounds, MediaProbe } from "./media-probe";
import { parseMediaType } from "./media-type";
import { svgFault } from "./svg-check";
import { textFault } from "./text-check";

export interface MediaRules {
  /** Media types that are taken, lower case. */
  readonly types: ReadonlySet<string>;
  readonly image: ImageBounds;
}

export interface MediaRefusal {
  /** The type is none that is taken, the octets are not of it, or an image cannot be decoded within bounds. */
  readonly kind: "type-not-taken" | "other-type" | "unreadable";
  readonly reason: Saying;
}

/** The Content-Type to answer with, when the octets are what they are said to be. */
export async function inspectMedia(
  field: string | undefined,
  data: Uint8Array,
  { types, image }: MediaRules,
  probe: MediaProbe,
): Promise<Result<string, MediaRefusal>> {
  const type = field === undefined ? undefined : parseMediaType(field);
  if (type === undefined) return refuse("type-not-taken", say("no-content-type"));
  const { name, charset } = type;
  if (!types.has(name)) return refuse("type-not-taken", say("type-not-taken", { type: name }));
  if (name.startsWith("text/")) {
    const fault = textFault(name, charset, data);
    return fault === undefined
      ? ok(`${name}; charset=utf-8`)
      : refuse("other-type", say("object-at-fault", { fault }));
  }
  if (name === SVG_TYPE) {
    const fault = svgFault(data);
    return fault === undefined ? ok(name) : refuse("other-type", say("object-at-fault", { fault }));
  }
  return inspectBinary(name, data, image, probe);
}

export const SVG_TYPE = "image/svg+xml";

async function inspectBinary(
  name: string,
  data: Uint8Array,
  bounds: ImageBounds,
  probe: MediaProbe,
): Promise<Result<string, MediaRefusal>> {
  const found = await probe.sniff(data);
  if (found === undefined || canonical(found) !== canonical(name)) {
    return refuse("other-type", say("of-other-type", { type: name, found: found ?? say("type-unknown") }));
  }
  if (!name.startsWith("image/")) return ok(name);
  const decoded = await probe.decode(data, bounds);
  return decoded.ok ? ok(name) : refuse("unreadable", say("image-at-fault", { fault: decoded.error }));
}

/** One name for what goes by several. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["image/apng", "image/png"],
  ["image/jpg", "image/jpeg"],
  ["audio/mp3", "audio/mpeg"],
  ["audio/x-wav", "audio/wav"],
  ["audio/wave", "audio/wav"],
  ["audio/vnd.wave", "audio/wav"],
  ["audio/x-m4a", "audio/mp4"],
  ["audio/opus", "audio/ogg"],
  ["application/ogg", "audio/ogg"],
  ["audio/x-flac", "audio/flac"],
]);

const canonical = (type: string): string => {
  const [name = ""] = type.split(";");
  return ALIASES.get(name.trim()) ?? name.trim();
};

const refuse = (kind: MediaRefusal["kind"], reason: Saying): Result<never, MediaRefusal> =>
  fail({ kind, reason });
