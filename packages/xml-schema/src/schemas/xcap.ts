import type { SchemaSource } from "../schema-source";
import { FOREIGN_ELEMENTS } from "./parts";

const named = (list: string, item: string, type: string, required: boolean): string => `
<xs:element name="${list}"${required ? "" : ' minOccurs="0"'}>
  <xs:complexType>
    <xs:sequence><xs:element name="${item}" type="${type}" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
  </xs:complexType>
</xs:element>`;

/** RFC 4825 section 12.2. */
export const XCAP_CAPS: SchemaSource = {
  namespace: "urn:ietf:params:xml:ns:xcap-caps",
  body: `
<xs:element name="xcap-caps">
  <xs:complexType>
    <xs:sequence>
      ${named("auids", "auid", "xs:string", true)}
      ${named("extensions", "extension", "xs:string", false)}
      ${named("namespaces", "namespace", "xs:anyURI", true)}
      ${FOREIGN_ELEMENTS}
    </xs:sequence>
  </xs:complexType>
</xs:element>`,
};

const PHRASE = '<xs:attribute name="phrase" type="xs:string"/>';

/** A condition that carries nothing but a phrase. */
const plain = (name: string): string =>
  `<xs:element name="${name}"><xs:complexType>${PHRASE}</xs:complexType></xs:element>`;

/** RFC 4825 section 11.2. */
export const XCAP_ERROR: SchemaSource = {
  namespace: "urn:ietf:params:xml:ns:xcap-error",
  body: `
<xs:element name="xcap-error">
  <xs:complexType>
    <xs:choice>
      <xs:element name="extension">
        <xs:complexType>
          <xs:sequence>
            <xs:any namespace="##any" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>
          </xs:sequence>
        </xs:complexType>
      </xs:element>
      ${[
        "schema-validation-error",
        "not-xml-frag",
        "cannot-insert",
        "not-xml-att-value",
        "not-well-formed",
        "constraint-failure",
        "cannot-delete",
        "not-utf-8",
      ]
        .map(plain)
        .join("")}
      <xs:element name="no-parent">
        <xs:complexType>
          <xs:sequence><xs:element name="ancestor" type="xs:anyURI" minOccurs="0"/></xs:sequence>
          ${PHRASE}
        </xs:complexType>
      </xs:element>
      <xs:element name="uniqueness-failure">
        <xs:complexType>
          <xs:sequence><xs:element name="exists" type="t:exists" maxOccurs="unbounded"/></xs:sequence>
          ${PHRASE}
        </xs:complexType>
      </xs:element>
    </xs:choice>
  </xs:complexType>
</xs:element>
<xs:complexType name="exists">
  <xs:sequence><xs:element name="alt-value" type="xs:string" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
  <xs:attribute name="field" type="xs:string" use="required"/>
</xs:complexType>`,
};

/** OMA XSD xdm_xcapError. */
export const OMA_XCAP_ERROR: SchemaSource = {
  namespace: "urn:oma:xml:xdm:xcap-error",
  body: `
<xs:element name="local-constraint-failure">
  <xs:complexType>
    <xs:sequence>
      <xs:element name="alt-value" minOccurs="0" maxOccurs="unbounded">
        <xs:complexType>
          <xs:simpleContent>
            <xs:extension base="xs:string"><xs:attribute name="field" type="xs:string" use="required"/></xs:extension>
          </xs:simpleContent>
        </xs:complexType>
      </xs:element>
      <xs:element name="description" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    ${PHRASE}
  </xs:complexType>
</xs:element>`,
};

/** OMA XSD xdm_xcapDirectory. */
export const XCAP_DIRECTORY: SchemaSource = {
  namespace: "urn:oma:xml:xdm:xcap-directory",
  body: `
<xs:element name="xcap-directory">
  <xs:complexType>
    <xs:sequence><xs:element name="folder" type="t:folder" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
  </xs:complexType>
</xs:element>
<xs:complexType name="folder">
  <xs:choice>
    <xs:element name="entry" type="t:entry" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="error-code" type="xs:string"/>
  </xs:choice>
  <xs:attribute name="auid" type="xs:string" use="required"/>
</xs:complexType>
<xs:complexType name="entry">
  <xs:attribute name="uri" type="xs:anyURI" use="required"/>
  <xs:attribute name="etag" type="xs:string" use="required"/>
  <xs:attribute name="last-modified" type="xs:dateTime"/>
  <xs:attribute name="size" type="xs:nonNegativeInteger"/>
  <xs:anyAttribute namespace="##other" processContents="lax"/>
</xs:complexType>`,
};
