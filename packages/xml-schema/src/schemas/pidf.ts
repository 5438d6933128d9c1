import type { SchemaSource } from "../schema-source";
import { FOREIGN_ELEMENTS, oneOf, XML } from "./parts";

const NOTE_TYPE = `
<xs:complexType name="note">
  <xs:simpleContent>
    <xs:extension base="xs:string"><xs:attribute ref="xml:lang"/></xs:extension>
  </xs:simpleContent>
</xs:complexType>`;

const NOTES = '<xs:element name="note" type="t:note" minOccurs="0" maxOccurs="unbounded"/>';
const TIMESTAMP = '<xs:element name="timestamp" type="xs:dateTime" minOccurs="0"/>';
const ID = '<xs:attribute name="id" type="xs:ID" use="required"/>';

/** RFC 3863 section 4.4. */
export const PIDF: SchemaSource = {
  namespace: "urn:ietf:params:xml:ns:pidf",
  imports: { xml: XML },
  attributes: ["mustUnderstand"],
  body: `
<xs:element name="presence">
  <xs:complexType>
    <xs:sequence>
      <xs:element name="tuple" type="t:tuple" minOccurs="0" maxOccurs="unbounded"/>
      ${NOTES}
      ${FOREIGN_ELEMENTS}
    </xs:sequence>
    <xs:attribute name="entity" type="xs:anyURI" use="required"/>
  </xs:complexType>
</xs:element>
<xs:complexType name="tuple">
  <xs:sequence>
    <xs:element name="status">
      <xs:complexType>
        <xs:sequence>
          <xs:element name="basic" minOccurs="0">${oneOf("open", "closed")}</xs:element>
          ${FOREIGN_ELEMENTS}
        </xs:sequence>
      </xs:complexType>
    </xs:element>
    ${FOREIGN_ELEMENTS}
    <xs:element name="contact" type="t:contact" minOccurs="0"/>
    ${NOTES}
    ${TIMESTAMP}
  </xs:sequence>
  ${ID}
</xs:complexType>
<xs:complexType name="contact">
  <xs:simpleContent>
    <xs:extension base="xs:anyURI"><xs:attribute name="priority" type="t:qvalue"/></xs:extension>
  </xs:simpleContent>
</xs:complexType>
<xs:simpleType name="qvalue">
  <xs:restriction base="xs:decimal">
    <xs:pattern value="0(\\.[0-9]{0,3})?"/>
    <xs:pattern value="1(\\.0{0,3})?"/>
  </xs:restriction>
</xs:simpleType>
${NOTE_TYPE}
<xs:attribute name="mustUnderstand" type="xs:boolean"/>`,
};

/** RFC 4479 section 5.1. */
export const DATA_MODEL: SchemaSource = {
  namespace: "urn:ietf:params:xml:ns:pidf:data-model",
  imports: { xml: XML },
  body: `
<xs:element name="deviceID" type="xs:anyURI"/>
<xs:element name="device">
  <xs:complexType>
    <xs:sequence>
      ${FOREIGN_ELEMENTS}
      <xs:element ref="t:deviceID"/>
      ${NOTES}
      ${TIMESTAMP}
    </xs:sequence>
    ${ID}
  </xs:complexType>
</xs:element>
<xs:element name="person">
  <xs:complexType>
    <xs:sequence>
      ${FOREIGN_ELEMENTS}
      ${NOTES}
      ${TIMESTAMP}
    </xs:sequence>
    ${ID}
  </xs:complexType>
</xs:element>
${NOTE_TYPE}`,
};
