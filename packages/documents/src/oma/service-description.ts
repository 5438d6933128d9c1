import { childOf, textOf, type XmlElement } from "@porchlight/xml";
import { OMA_PRESENCE } from "../namespaces";

/** Which service a tuple is about; `serviceId` and `version` identify it. */
export interface ServiceDescription {
  readonly serviceId: string;
  readonly version: string;
  readonly description: string | undefined;
  readonly element: XmlElement;
}

export function readServiceDescription(element: XmlElement): ServiceDescription {
  const part = (name: string): string | undefined => {
    const child = childOf(element, OMA_PRESENCE, name);
    return child === undefined ? undefined : textOf(child).trim();
  };
  return {
    serviceId: part("service-id") ?? "",
    version: part("version") ?? "",
    description: part("description"),
    element,
  };
}
