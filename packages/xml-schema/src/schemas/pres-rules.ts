import type { SchemaSource } from "../schema-source";
import { elements, FOREIGN_ELEMENT, oneOf } from "./parts";

/** `all-…` alone, or any of the members by which components are named (RFC 5025 section 3.3.1). */
const components = (name: string, all: string, ...members: readonly string[]): string => `
<xs:element name="${name}">
  <xs:complexType>
    <xs:choice>
      <xs:element name="${all}"><xs:complexType/></xs:element>
      <xs:choice minOccurs="0" maxOccurs="unbounded">
        ${members.map((member) => `<xs:element ref="t:${member}"/>`).join("")}
        ${FOREIGN_ELEMENT}
      </xs:choice>
    </xs:choice>
  </xs:complexType>
</xs:element>`;

/** RFC 5025 section 7. */
export const PRES_RULES: SchemaSource = {
  namespace: "urn:ietf:params:xml:ns:pres-rules",
  body: `
<xs:element name="sub-handling">${oneOf("block", "confirm", "polite-block", "allow")}</xs:element>
${elements("xs:token", "service-uri-scheme", "class", "occurrence-id")}
${elements("xs:anyURI", "service-uri", "deviceID")}
${components("provide-services", "all-services", "service-uri", "service-uri-scheme", "occurrence-id", "class")}
${components("provide-devices", "all-devices", "deviceID", "occurrence-id", "class")}
${components("provide-persons", "all-persons", "occurrence-id", "class")}
${elements(
  "xs:boolean",
  "provide-activities",
  "provide-class",
  "provide-deviceID",
  "provide-mood",
  "provide-place-is",
  "provide-place-type",
  "provide-privacy",
  "provide-relationship",
  "provide-status-icon",
  "provide-sphere",
  "provide-time-offset",
  "provide-note",
)}
<xs:element name="provide-user-input">${oneOf("false", "bare", "thresholds", "full")}</xs:element>
<xs:element name="provide-unknown-attribute">
  <xs:complexType>
    <xs:simpleContent>
      <xs:extension base="xs:boolean">
        <xs:attribute name="name" type="xs:string" use="required"/>
        <xs:attribute name="ns" type="xs:string" use="required"/>
      </xs:extension>
    </xs:simpleContent>
  </xs:complexType>
</xs:element>
<xs:element name="provide-all-attributes"><xs:complexType/></xs:element>`,
};

/** OMA XSD prs_presRules. */
export const OMA_PRES_RULES: SchemaSource = {
  namespace: "urn:oma:xml:prs:pres-rules",
  body: `
${elements("xs:token", "service-id")}
${elements(
  "xs:boolean",
  "provide-willingness",
  "provide-network-availability",
  "provide-session-participation",
  "provide-registration-state",
  "provide-barring-state",
)}
<xs:element name="provide-geopriv">${oneOf("false", "full")}</xs:element>`,
};

/** OMA XSD prs_pubRules. */
export const PUB_RULES: SchemaSource = {
  namespace: "urn:oma:xml:prs:pub-rules",
  body: `
<xs:element name="pub-handling">${oneOf("block", "allow")}</xs:element>
<xs:element name="perm-handling">${oneOf("block", "allow")}</xs:element>
${elements(
  "xs:boolean",
  "allow-services",
  "allow-devices",
  "allow-persons",
  "allow-activities",
  "allow-class",
  "allow-mood",
  "allow-place-type",
  "allow-status-icon",
  "allow-time-offset",
  "allow-note",
  "allow-willingness",
  "allow-network-availability",
  "allow-session-participation",
  "allow-registration-state",
  "allow-barring-state",
  "allow-geopriv",
)}
<xs:element name="allow-all-attributes"><xs:complexType/></xs:element>
<xs:element name="allow-unknown-attribute">
  <xs:complexType>
    <xs:simpleContent>
      <xs:extension base="xs:boolean">
        <xs:attribute name="name" type="xs:string" use="required"/>
        <xs:attribute name="ns" type="xs:string" use="required"/>
      </xs:extension>
    </xs:simpleContent>
  </xs:complexType>
</xs:element>`,
};
