import type { DiffProcessing } from "./diff-processing";
import type { Selection } from "./selection";

/** What a SUBSCRIBE selects, and how changes are to be told. */
export interface DiffWish {
  readonly selection: Selection;
  readonly mode: DiffProcessing;
}
