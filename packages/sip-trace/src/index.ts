export { messageFault } from "./message-fault";
export { pcapngBlocks } from "./pcapng/pcapng";
export { Recording, type RecordingBounds, type RecordingEnd } from "./recording";
export { redacted, type Sight } from "./redact/redact";
export { type MessageSummary, summaryOf } from "./summary";
export { printableText, textParts } from "./text-export";
export type { IdentitiesOn, TraceTarget } from "./trace-target";
export type { TracedFlow, TracedMessage, TraceTransport, WireMessage } from "./traced-message";
