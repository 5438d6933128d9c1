import type { SchemaSource } from "../schema-source";
import { FOREIGN_ATTRIBUTES, FOREIGN_ELEMENTS, XML } from "./parts";

/** Display name, then content of other namespaces: what entry, entry-ref and external have in common. */
const member = (name: string, attribute: string): string => `
<xs:complexType name="${name}">
  <xs:sequence>
    <xs:element name="display-name" type="t:displayName" minOccurs="0"/>
    ${FOREIGN_ELEMENTS}
  </xs:sequence>
  ${attribute}
  ${FOREIGN_ATTRIBUTES}
</xs:complexType>`;

/** RFC 4826 section 3.2. */
export const RESOURCE_LISTS: SchemaSource = {
  namespace: "urn:ietf:params:xml:ns:resource-lists",
  imports: { xml: XML },
  body: `
<xs:element name="resource-lists">
  <xs:complexType>
    <xs:sequence>
      <xs:element name="list" type="t:list" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:complexType>
</xs:element>
<xs:complexType name="list">
  <xs:sequence>
    <xs:element name="display-name" type="t:displayName" minOccurs="0"/>
    <xs:choice minOccurs="0" maxOccurs="unbounded">
      <xs:element name="list" type="t:list"/>
      <xs:element name="external" type="t:external"/>
      <xs:element name="entry" type="t:entry"/>
      <xs:element name="entry-ref" type="t:entryRef"/>
    </xs:choice>
    ${FOREIGN_ELEMENTS}
  </xs:sequence>
  <xs:attribute name="name" type="xs:string"/>
  ${FOREIGN_ATTRIBUTES}
</xs:complexType>
${member("entry", '<xs:attribute name="uri" type="xs:anyURI" use="required"/>')}
${member("entryRef", '<xs:attribute name="ref" type="xs:anyURI" use="required"/>')}
${member("external", '<xs:attribute name="anchor" type="xs:anyURI"/>')}
<xs:complexType name="displayName">
  <xs:simpleContent>
    <xs:extension base="xs:string"><xs:attribute ref="xml:lang"/></xs:extension>
  </xs:simpleContent>
</xs:complexType>`,
};
