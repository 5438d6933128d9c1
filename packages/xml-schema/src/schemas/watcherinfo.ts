import type { SchemaSource } from "../schema-source";
import { FOREIGN_ELEMENTS, oneOf, XML } from "./parts";

/** RFC 3858 section 6. */
export const WATCHERINFO: SchemaSource = {
  namespace: "urn:ietf:params:xml:ns:watcherinfo",
  imports: { xml: XML },
  body: `
<xs:element name="watcherinfo">
  <xs:complexType>
    <xs:sequence>
      <xs:element ref="t:watcher-list" minOccurs="0" maxOccurs="unbounded"/>
      ${FOREIGN_ELEMENTS}
    </xs:sequence>
    <xs:attribute name="version" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="state" use="required">${oneOf("full", "partial")}</xs:attribute>
  </xs:complexType>
</xs:element>
<xs:element name="watcher-list">
  <xs:complexType>
    <xs:sequence>
      <xs:element ref="t:watcher" minOccurs="0" maxOccurs="unbounded"/>
      ${FOREIGN_ELEMENTS}
    </xs:sequence>
    <xs:attribute name="resource" type="xs:anyURI" use="required"/>
    <xs:attribute name="package" type="xs:string" use="required"/>
  </xs:complexType>
</xs:element>
<xs:element name="watcher">
  <xs:complexType>
    <xs:simpleContent>
      <xs:extension base="xs:anyURI">
        <xs:attribute name="display-name" type="xs:string"/>
        <xs:attribute name="status" use="required">${oneOf("pending", "active", "waiting", "terminated")}</xs:attribute>
        <xs:attribute name="event" use="required">${oneOf(
          "subscribe",
          "approved",
          "deactivated",
          "probation",
          "rejected",
          "timeout",
          "giveup",
          "noresource",
        )}</xs:attribute>
        <xs:attribute name="expiration" type="xs:unsignedLong"/>
        <xs:attribute name="id" type="xs:string" use="required"/>
        <xs:attribute name="duration-subscribed" type="xs:unsignedLong"/>
        <xs:attribute ref="xml:lang"/>
      </xs:extension>
    </xs:simpleContent>
  </xs:complexType>
</xs:element>`,
};
