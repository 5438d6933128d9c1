export { testHasher } from "./hasher";
export { CountingIds } from "./ids";
export { type PidfWish, pidf } from "./pidf";
export { sipBytes, sipText } from "./sip-text";
