import { attributeOf, childElements, isNamed, type XmlElement } from "@porchlight/xml";
import { OMA_PRESENCE } from "../namespaces";
import { type OmaState, readOmaState } from "./oma-state";

/** One network a device can be attached to. */
export interface NetworkAvailability {
  readonly id: string;
  readonly state: OmaState | undefined;
}

export const readNetworkAvailability = (element: XmlElement): NetworkAvailability[] =>
  childElements(element)
    .filter((child) => isNamed(child, OMA_PRESENCE, "network"))
    .map((network) => ({ id: attributeOf(network, "id") ?? "", state: readOmaState(network) }));
