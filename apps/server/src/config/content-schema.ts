import { DEFAULT_CONTENT_LIMITS, DEFAULT_MEDIA_TYPES, parseMediaType } from "@porchlight/content";
import { z } from "zod";
import { duration as count } from "./limits-schema";
import { switchSchema } from "./switch";

const text = z.string({ error: "must be text" });

const list = { error: "must be a list" };

const mediaType = text.toLowerCase().refine((value) => parseMediaType(value)?.name === value, {
  error: "must be a media type such as image/png",
});

function isRoot(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, search, hash } = new URL(value);
  return (protocol === "http:" || protocol === "https:") && username === "" && search === "" && hash === "";
}

/** The content server: status icons, sounds and cards that presence refers to. */
export const contentSchema = z
  .strictObject({
    root: text
      .refine((value) => isRoot(value) && /\/content\/*$/.test(value), {
        error: "must be an address such as https://office.example.com/content",
      })
      .transform((value) => value.replace(/\/+$/, ""))
      .optional()
      .describe("Content server as clients write it, ending in /content; from the request when absent"),
    objectBytes: count(DEFAULT_CONTENT_LIMITS.objectOctets, "Longest object, octets", 1024, 33_554_432),
    bytesPerUser: count(DEFAULT_CONTENT_LIMITS.octetsPerUser, "Octets of all objects of one user", 1024),
    objectsPerUser: count(DEFAULT_CONTENT_LIMITS.objectsPerUser, "Objects of one user", 1, 100_000),
    types: z
      .array(mediaType, list)
      .default([...DEFAULT_MEDIA_TYPES])
      .describe("Media types that are taken"),
    imagePixels: count(16_777_216, "Most pixels of an image, over all its frames", 1024, 268_435_456),
    lifetimeSeconds: count(DEFAULT_CONTENT_LIMITS.lifetimeSeconds, "Life of an object that names none", 60),
    longestLifetimeSeconds: count(
      DEFAULT_CONTENT_LIMITS.longestLifetimeSeconds,
      "Longest life of an object, but for one that presence refers to",
      60,
    ),
    rememberSeconds: count(2_592_000, "So long a 410 tells that an object has expired", 60),
    indirection: switchSchema("on").describe(
      "Take references to content elsewhere in PUBLISH and pass them on in NOTIFY (RFC 4483)",
    ),
    directBytes: count(
      5120,
      "Longest object inside a PUBLISH (CLIENT-OBJ-DATA-LIMIT), octets; 0 = none is taken",
      0,
      1_048_576,
    ),
    offloadBytes: count(
      1024,
      "Pictures inside a PUBLISH longer than this are moved here where content.root is set, octets; 0 = none is",
      0,
      1_048_576,
    ),
    publicLinks: switchSchema("off").describe(
      "Give owners links that let anybody read an object, for clients that cannot authenticate",
    ),
  })
  .prefault({});
