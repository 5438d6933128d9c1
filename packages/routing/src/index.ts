export type { Hop, HopTarget, HopTransport, Located } from "./locate/hop";
