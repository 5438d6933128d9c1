import type { Flow } from "@porchlight/engine";
import type { Frame } from "@porchlight/sip-message";

/** Told of each message as it crosses the wire. Never throws. */
export type WireTap = (direction: "in" | "out", flow: Flow, frame: Frame) => void;
