import type { SchemaSource } from "../schema-source";
import { FOREIGN_ELEMENT, FOREIGN_ELEMENTS } from "./parts";

/** RFC 4745 section 13. */
export const COMMON_POLICY: SchemaSource = {
  namespace: "urn:ietf:params:xml:ns:common-policy",
  body: `
<xs:element name="ruleset">
  <xs:complexType>
    <xs:sequence>
      <xs:element name="rule" type="t:rule" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:complexType>
</xs:element>
<xs:complexType name="rule">
  <xs:sequence>
    <xs:element name="conditions" type="t:conditions" minOccurs="0"/>
    <xs:element name="actions" type="t:extensible" minOccurs="0"/>
    <xs:element name="transformations" type="t:extensible" minOccurs="0"/>
  </xs:sequence>
  <xs:attribute name="id" type="xs:ID" use="required"/>
</xs:complexType>
<xs:complexType name="conditions">
  <xs:choice minOccurs="0" maxOccurs="unbounded">
    <xs:element name="identity" type="t:identity"/>
    <xs:element name="sphere">
      <xs:complexType><xs:attribute name="value" type="xs:string" use="required"/></xs:complexType>
    </xs:element>
    <xs:element name="validity" type="t:validity"/>
    ${FOREIGN_ELEMENT}
  </xs:choice>
</xs:complexType>
<xs:complexType name="identity">
  <xs:choice maxOccurs="unbounded">
    <xs:element name="one" type="t:one"/>
    <xs:element name="many" type="t:many"/>
    ${FOREIGN_ELEMENT}
  </xs:choice>
</xs:complexType>
<xs:complexType name="one">
  <xs:sequence>
    <xs:any namespace="##other" processContents="lax" minOccurs="0"/>
  </xs:sequence>
  <xs:attribute name="id" type="xs:anyURI" use="required"/>
</xs:complexType>
<xs:complexType name="many">
  <xs:choice minOccurs="0" maxOccurs="unbounded">
    <xs:element name="except">
      <xs:complexType>
        <xs:attribute name="domain" type="xs:string"/>
        <xs:attribute name="id" type="xs:anyURI"/>
      </xs:complexType>
    </xs:element>
    ${FOREIGN_ELEMENT}
  </xs:choice>
  <xs:attribute name="domain" type="xs:string"/>
</xs:complexType>
<xs:complexType name="validity">
  <xs:sequence maxOccurs="unbounded">
    <xs:element name="from" type="xs:dateTime"/>
    <xs:element name="until" type="xs:dateTime"/>
  </xs:sequence>
</xs:complexType>
<xs:complexType name="extensible">
  <xs:sequence>${FOREIGN_ELEMENTS}</xs:sequence>
</xs:complexType>`,
};

/** OMA XSD xdm_commonPolicy. */
export const OMA_COMMON_POLICY: SchemaSource = {
  namespace: "urn:oma:xml:xdm:common-policy",
  body: `
<xs:element name="external-list">
  <xs:complexType>
    <xs:sequence>
      <xs:element name="entry" minOccurs="0" maxOccurs="unbounded">
        <xs:complexType>
          <xs:sequence>${FOREIGN_ELEMENTS}</xs:sequence>
          <xs:attribute name="anc" type="xs:anyURI" use="required"/>
          <xs:anyAttribute namespace="##other" processContents="lax"/>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
</xs:element>
<xs:element name="other-identity"><xs:complexType/></xs:element>
<xs:element name="anonymous-request"><xs:complexType/></xs:element>`,
};
