import type { Mark } from "../feed/shown";

const DISC = "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z";
const RING = "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 4a4 4 0 1 0 0 8A4 4 0 0 0 8 4z";

/** Paths in a square of 16, filled by the even-odd rule: the shape tells the states apart, the colour only helps. */
export const MARK_SHAPES: Readonly<Record<Mark | "pending", string>> = {
  available: DISC,
  away: "M7.2 2.05A6 6 0 1 0 13.95 8.8 4.8 4.8 0 0 1 7.2 2.05z",
  busy: `${DISC}M5 6.75h6v2.5H5z`,
  "in-a-call": `${DISC}M5.3 5.1c.5-.5 1.1-.5 1.4.1l.5 1c.2.4.1.7-.2 1l-.3.3c.4.8 1 1.4 1.8 1.8l.3-.3c.3-.3.6-.4 1-.2l1 .5c.6.3.6.9.1 1.4-.7.7-1.7.8-2.7.2a9 9 0 0 1-3.1-3.1c-.6-1-.5-2 .2-2.7z`,
  offline: RING,
  // Drawn as a dashed line.
  unknown: "M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z",
  pending: `${RING}M8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4z`,
};
