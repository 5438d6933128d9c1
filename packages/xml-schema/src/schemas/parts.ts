/** Any number of elements of other namespaces; those a schema is known for are validated. */
export const FOREIGN_ELEMENTS =
  '<xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>';

/** One of them, for use in a choice. */
export const FOREIGN_ELEMENT = '<xs:any namespace="##other" processContents="lax"/>';

/** Attributes of other namespaces. */
export const FOREIGN_ATTRIBUTES = '<xs:anyAttribute namespace="##other" processContents="lax"/>';

/** Local elements without content. */
export const empties = (...names: readonly string[]): string =>
  names.map((name) => `<xs:element name="${name}"><xs:complexType/></xs:element>`).join("");

/** Elements of one type. */
export const elements = (type: string, ...names: readonly string[]): string =>
  names.map((name) => `<xs:element name="${name}" type="${type}"/>`).join("");

/** A simple type that is one of these tokens. */
export const oneOf = (...values: readonly string[]): string =>
  `<xs:simpleType><xs:restriction base="xs:token">${values
    .map((value) => `<xs:enumeration value="${value}"/>`)
    .join("")}</xs:restriction></xs:simpleType>`;

export const XML = "http://www.w3.org/XML/1998/namespace";
