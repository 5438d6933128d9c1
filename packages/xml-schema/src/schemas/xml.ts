import type { SchemaSource } from "../schema-source";
import { XML } from "./parts";

/** The attributes of the prefix `xml` that other schemas refer to. */
export const XML_ATTRIBUTES: SchemaSource = {
  namespace: XML,
  body: `
<xs:attribute name="lang">
  <xs:simpleType>
    <xs:union memberTypes="xs:language">
      <xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value=""/></xs:restriction></xs:simpleType>
    </xs:union>
  </xs:simpleType>
</xs:attribute>
<xs:attribute name="base" type="xs:anyURI"/>
<xs:attribute name="id" type="xs:ID"/>
<xs:attribute name="space" type="xs:NCName"/>`,
};
