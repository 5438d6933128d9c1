import { isXmlType } from "../xml-type";

export const PIDF_TYPE = "application/pidf+xml";

export const isPidf = (contentType: string): boolean => isXmlType(contentType, PIDF_TYPE);
