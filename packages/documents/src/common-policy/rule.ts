import type { XmlElement } from "@porchlight/xml";
import type { Condition, RulePart } from "./condition";
import type { SchemaFaults } from "./schema-faults";

/** One rule (RFC 4745 section 6): what it grants when all its conditions hold. */
export interface Rule<Action extends RulePart, Transformation extends RulePart> {
  /** An `xs:ID`, unique in the document. */
  readonly id: string;
  readonly conditions: readonly Condition[];
  readonly actions: readonly Action[];
  readonly transformations: readonly Transformation[];
  /** As it was read; parts of it that are still the same are written as they stand there. */
  readonly element?: XmlElement;
}

/** How one application of common policy reads and writes its permissions. */
export interface PolicyVocabulary<Action extends RulePart, Transformation extends RulePart> {
  readAction(element: XmlElement, faults: SchemaFaults): Action;
  readTransformation(element: XmlElement, faults: SchemaFaults): Transformation;
  /** The element of a part that has none. */
  buildAction(action: Action): XmlElement;
  buildTransformation(transformation: Transformation): XmlElement;
}
