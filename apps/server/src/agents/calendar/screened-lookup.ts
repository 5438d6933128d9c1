import { lookup as lookUp } from "node:dns";
import type { LookupFunction } from "node:net";
import { type FeedPolicy, isFetchable, NOT_PUBLIC } from "./feed-address";

/** Looks names up for one connection. What it finds is what is connected to: there is no second look-up to lie to. */
export const screenedLookup =
  (policy: FeedPolicy): LookupFunction =>
  (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, "");
      const [first] = found;
      if (first === undefined || !found.every(({ address }) => isFetchable(address, policy))) {
        return callback(new Error(NOT_PUBLIC.text), "");
      }
      return options.all === true ? callback(null, found) : callback(null, first.address, first.family);
    });
  };
