import { type Saying, sayer } from "@porchlight/kernel";

const say = sayer({ "has-another-root": "the root element is not {name}" });

/** A text that is another document than the one that is edited. */
export const rootFault = (name: string): Saying => say("has-another-root", { name });
