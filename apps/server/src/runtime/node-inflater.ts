import { gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from "node:zlib";
import type { ContentCoding, Inflater } from "@porchlight/kernel";

const ZLIB_METHOD = 8;

/** Compression of the platform. */
export const nodeInflater: Inflater = {
  inflate: (coding, octets, maxOctets) => {
    try {
      return undo(coding, octets, { maxOutputLength: maxOctets });
    } catch (fault) {
      if (fault instanceof Error && "code" in fault && fault.code === "ERR_BUFFER_TOO_LARGE")
        return "too-large";
      return "malformed";
    }
  },
};

function undo(coding: ContentCoding, octets: Uint8Array, options: ZlibOptions): Uint8Array {
  if (coding === "gzip") return gunzipSync(octets, options);
  return hasZlibHead(octets) ? inflateSync(octets, options) : inflateRawSync(octets, options);
}

/** RFC 1950 section 2.2: the method, and a check over both octets. */
const hasZlibHead = ([first = 0, second = 0]: Uint8Array): boolean =>
  (first & 0x0f) === ZLIB_METHOD && ((first << 8) | second) % 31 === 0;
