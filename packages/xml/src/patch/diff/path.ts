import type { XmlElement } from "../../node";

/** One step of a path, with all it takes to write it by name or as `*`. */
export interface PathStep {
  readonly element: XmlElement;
  /** Place among the siblings of the same name, from 1; 0 where there is no other. */
  readonly place: number;
  /** Place among all sibling elements, from 1; 0 where there is no other. */
  readonly placeOfAll: number;
}

/** From the child of the root down; the root itself is always `*`. Undefined stands for the document. */
export type Path = readonly PathStep[] | undefined;
