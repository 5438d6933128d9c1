import { appendChild, type Edit, insertAfter, insertBefore, type XmlElement } from "@porchlight/xml";
import type { ElementStep } from "../node-selector/node-selector";
import { isSelected } from "../node-selector/select-node";

/**
 * The text with a new element where RFC 4825 section 8.2.3 wants it below `parent`, given the step that selects none
 * of the children. Undefined when a position is asked for that the new element cannot have.
 */
export function placeElement(
  parent: XmlElement,
  step: ElementStep,
  text: string,
  source: string,
): Edit | undefined {
  const alike = parent.children.filter(
    (child): child is XmlElement => child.kind === "element" && isSelected(child, step.name),
  );
  if (step.position !== undefined) return atPosition(parent, alike, step.position, text, source);
  const last = alike[alike.length - 1];
  // Unconstrained: a wildcard goes behind everything, a name into the "earliest last" place of its kind.
  return last === undefined || step.name === undefined
    ? appendChild(parent, text, source)
    : insertAfter(last, text, source);
}

/** The "earliest nth" place. */
function atPosition(
  parent: XmlElement,
  alike: readonly XmlElement[],
  position: number,
  text: string,
  source: string,
): Edit | undefined {
  const [first] = alike;
  if (position === 1)
    return first === undefined ? appendChild(parent, text, source) : insertBefore(first, text, source);
  const previous = alike[position - 2];
  return previous === undefined ? undefined : insertAfter(previous, text, source);
}
