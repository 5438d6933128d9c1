/** How many NOTIFY sequence numbers one durable write covers. */
export const reservedAtOnce = 256;

/** Reserve more when fewer than this many are left, so that no NOTIFY waits for the write. */
const lowWater = 64;

/** True when the next range should be reserved now. */
export const reservationIsLow = (cseq: number, ceiling: number): boolean => ceiling - cseq < lowWater;
