import { childElements, serializeElement, type XmlElement } from "@porchlight/xml";
import { DIALOG_INFO } from "./dialog-info";

/** Elements of other namespaces, as they stand under ours. */
export const foreignElements = (element: XmlElement): readonly string[] =>
  childElements(element)
    .filter(({ namespace }) => namespace !== DIALOG_INFO)
    .map((child) => serializeElement(child, { inScope: OURS }));

const OURS: ReadonlyMap<string, string> = new Map([["", DIALOG_INFO]]);
