import { lookup as lookUp } from "node:dns";
import type { LookupFunction } from "node:net";
import { type FeedPolicy, isFetchable, NOT_PUBLIC } from "./feed-address";

/** A name leads to an address that feeds may not lead to. */
export class NotPublic extends Error {
  constructor() {
    super(NOT_PUBLIC.text);
  }
}

/** Looks names up for one connection. What it finds is what is connected to: there is no second look-up to lie to. */
export const screenedLookup =
  (policy: FeedPolicy): LookupFunction =>
  (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, "");
      const [first] = found;
      if (first === undefined || !found.every(({ address }) => isFetchable(address, policy))) {
        return callback(new NotPublic(), "");
      }
      return options.all === true ? callback(null, found) : callback(null, first.address, first.family);
    });
  };
