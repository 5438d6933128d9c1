import { constants, deflateSync, gzipSync, type ZlibOptions } from "node:zlib";
import type { ContentCoding, Deflater } from "@porchlight/kernel";

/** Of XML hardly larger than the best, in half the time. */
const options: ZlibOptions = { level: constants.Z_BEST_SPEED };

/** Compression of the platform. */
export const nodeDeflater: Deflater = {
  deflate: (coding, octets) => deflated[coding](octets),
};

const deflated: Readonly<Record<ContentCoding, (octets: Uint8Array) => Uint8Array>> = {
  gzip: (octets) => gzipSync(octets, options),
  deflate: (octets) => deflateSync(octets, options),
};
