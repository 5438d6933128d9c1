import type { PeerAddress } from "../ports/journal";

/** Whether a party can be reached without a connection of its own making: never a browser (RFC 7118 section 5). */
export const canBeCalledBack = ({ transport }: Pick<PeerAddress, "transport">): boolean =>
  transport !== "ws" && transport !== "wss";
