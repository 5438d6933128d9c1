import type { Saying } from "@porchlight/kernel";
import type { XmlError } from "./error";
import type { XmlLimits } from "./limits";
import { say } from "./sayings";

/** Where the parser stands. Readers advance `at`; the first refusal stays in `failure` and ends the run. */
export interface Cursor {
  readonly text: string;
  readonly limits: XmlLimits;
  at: number;
  nodes: number;
  failure: XmlError | undefined;
}

/** Notes why the text is refused. Returns false so that a reader can end with it. */
export function refuse(cursor: Cursor, reason: Saying, offset: number): false {
  cursor.failure ??= { kind: "not-well-formed", reason, offset };
  return false;
}

/** Notes that a limit is passed. */
export function exceed(cursor: Cursor, reason: Saying, offset: number): false {
  cursor.failure ??= { kind: "too-large", reason, offset };
  return false;
}

/** Counts one node; false when there are too many. */
export function countNode(cursor: Cursor, offset: number): boolean {
  cursor.nodes += 1;
  if (cursor.nodes <= cursor.limits.maxNodes) return true;
  return exceed(cursor, say("too-many-nodes", { count: cursor.limits.maxNodes }), offset);
}
