import type { SchemaSource } from "../schema-source";
import { elements, FOREIGN_ATTRIBUTES, FOREIGN_ELEMENT, FOREIGN_ELEMENTS, XML } from "./parts";

/** OMA XSD prs_presContent. */
export const PRES_CONTENT: SchemaSource = {
  namespace: "urn:oma:xml:prs:pres-content",
  imports: { xml: XML },
  body: `
<xs:element name="content">
  <xs:complexType>
    <xs:sequence>
      <xs:element name="mime-type" type="xs:token"/>
      <xs:element name="encoding" type="xs:token"/>
      <xs:element name="description" minOccurs="0" maxOccurs="unbounded">
        <xs:complexType>
          <xs:simpleContent>
            <xs:extension base="xs:string"><xs:attribute ref="xml:lang"/></xs:extension>
          </xs:simpleContent>
        </xs:complexType>
      </xs:element>
      <xs:element name="data" type="xs:string"/>
      ${FOREIGN_ELEMENTS}
    </xs:sequence>
    ${FOREIGN_ATTRIBUTES}
  </xs:complexType>
</xs:element>`,
};

/** An element that holds parts of text. */
const parted = (name: string, ...parts: readonly string[]): string => `
<xs:element name="${name}">
  <xs:complexType>
    <xs:choice minOccurs="0" maxOccurs="unbounded">${elements("xs:string", ...parts)}${FOREIGN_ELEMENT}</xs:choice>
    ${FOREIGN_ATTRIBUTES}
  </xs:complexType>
</xs:element>`;

/** OMA XSD xdm_userProfile. */
export const USER_PROFILE: SchemaSource = {
  namespace: "urn:oma:xml:xdm:user-profile",
  imports: { xml: XML },
  body: `
<xs:element name="user-profiles">
  <xs:complexType>
    <xs:sequence>
      <xs:element ref="t:user-profile" minOccurs="0" maxOccurs="unbounded"/>
      ${FOREIGN_ELEMENTS}
    </xs:sequence>
    ${FOREIGN_ATTRIBUTES}
  </xs:complexType>
</xs:element>
<xs:element name="user-profile">
  <xs:complexType>
    <xs:choice minOccurs="0" maxOccurs="unbounded">
      ${parted("communication-addresses", "comm-addr")}
      <xs:element name="display-name" type="t:text"/>
      <xs:element name="birth-date" type="t:dateOrTime"/>
      ${parted("name", "given-name", "family-name", "middle-name", "name-suffix", "name-prefix")}
      ${parted(
        "address",
        "country",
        "region",
        "locality",
        "area",
        "street-name",
        "street-number",
        "postal-code",
      )}
      <xs:element name="gender" type="xs:token"/>
      <xs:element name="freetext" type="t:text"/>
      ${parted("communication-types", "comm-type")}
      ${parted("hobbies", "hobby")}
      ${parted("favourite-links", "link")}
      ${FOREIGN_ELEMENT}
    </xs:choice>
    <xs:attribute name="uri" type="xs:anyURI" use="required"/>
    ${FOREIGN_ATTRIBUTES}
  </xs:complexType>
</xs:element>
<xs:complexType name="text">
  <xs:simpleContent>
    <xs:extension base="xs:string"><xs:attribute ref="xml:lang"/>${FOREIGN_ATTRIBUTES}</xs:extension>
  </xs:simpleContent>
</xs:complexType>
<xs:complexType name="dateOrTime">
  <xs:simpleContent><xs:extension base="t:date">${FOREIGN_ATTRIBUTES}</xs:extension></xs:simpleContent>
</xs:complexType>
<xs:simpleType name="date"><xs:union memberTypes="xs:date xs:gYear xs:gYearMonth xs:gMonthDay"/></xs:simpleType>`,
};
