import type { SchemaSource } from "../schema-source";
import { FOREIGN_ATTRIBUTES, FOREIGN_ELEMENTS } from "./parts";

/** RFC 4826 section 4.2. */
export const RLS_SERVICES: SchemaSource = {
  namespace: "urn:ietf:params:xml:ns:rls-services",
  imports: { rl: "urn:ietf:params:xml:ns:resource-lists" },
  body: `
<xs:element name="rls-services">
  <xs:complexType>
    <xs:sequence>
      <xs:element name="service" type="t:service" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:complexType>
</xs:element>
<xs:complexType name="service">
  <xs:sequence>
    <xs:choice>
      <xs:element name="resource-list" type="xs:anyURI"/>
      <xs:element name="list" type="rl:list"/>
    </xs:choice>
    <xs:element name="packages" minOccurs="0">
      <xs:complexType>
        <xs:sequence>
          <xs:element name="package" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
          ${FOREIGN_ELEMENTS}
        </xs:sequence>
      </xs:complexType>
    </xs:element>
    ${FOREIGN_ELEMENTS}
  </xs:sequence>
  <xs:attribute name="uri" type="xs:anyURI" use="required"/>
  ${FOREIGN_ATTRIBUTES}
</xs:complexType>`,
};
