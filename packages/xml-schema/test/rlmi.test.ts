import { type RlmiInstance, type RlmiList, writeRlmi } from "@porchlight/documents";
import fc from "fast-check";
import {
  XmlBufferInputProvider,
  XmlDocument,
  XsdValidator,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
} from "libxml2-wasm";
import { expect, test } from "vitest";
import { type SchemaSource, schemaDocument } from "../src/schema-source";
import { XML } from "../src/schemas/parts";
import { XML_ATTRIBUTES } from "../src/schemas/xml";

/** RFC 4662 section 5.1. Nobody stores such a document: the schema is here for what the server writes. */
const SCHEMA: SchemaSource = {
  namespace: "urn:ietf:params:xml:ns:rlmi",
  imports: { xml: XML },
  body: `
<xs:element name="list">
  <xs:complexType>
    <xs:sequence>
      <xs:element ref="t:name" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element ref="t:resource" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:attribute name="uri" type="xs:anyURI" use="required"/>
    <xs:attribute name="version" type="xs:unsignedInt" use="required"/>
    <xs:attribute name="fullState" type="xs:boolean" use="required"/>
    <xs:attribute name="cid" type="xs:string"/>
    <xs:anyAttribute processContents="lax"/>
  </xs:complexType>
</xs:element>
<xs:element name="resource">
  <xs:complexType>
    <xs:sequence>
      <xs:element ref="t:name" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element ref="t:instance" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:attribute name="uri" type="xs:anyURI" use="required"/>
    <xs:anyAttribute processContents="lax"/>
  </xs:complexType>
</xs:element>
<xs:element name="instance">
  <xs:complexType>
    <xs:sequence>
      <xs:any minOccurs="0" maxOccurs="unbounded" processContents="lax"/>
    </xs:sequence>
    <xs:attribute name="id" type="xs:string" use="required"/>
    <xs:attribute name="state" use="required">
      <xs:simpleType>
        <xs:restriction base="xs:string">
          <xs:enumeration value="active"/>
          <xs:enumeration value="pending"/>
          <xs:enumeration value="terminated"/>
        </xs:restriction>
      </xs:simpleType>
    </xs:attribute>
    <xs:attribute name="reason" type="xs:string"/>
    <xs:attribute name="cid" type="xs:string"/>
    <xs:anyAttribute processContents="lax"/>
  </xs:complexType>
</xs:element>
<xs:element name="name">
  <xs:complexType>
    <xs:simpleContent>
      <xs:extension base="xs:string"><xs:attribute ref="xml:lang"/></xs:extension>
    </xs:simpleContent>
  </xs:complexType>
</xs:element>`,
};

const validator = compile();

function compile(): XsdValidator {
  const encoder = new TextEncoder();
  const address = "schemas:/xml.xsd";
  const attributes = encoder.encode(schemaDocument(XML_ATTRIBUTES, () => address));
  xmlRegisterInputProvider(new XmlBufferInputProvider({ [address]: attributes }));
  const document = XmlDocument.fromString(schemaDocument(SCHEMA, () => address));
  try {
    return XsdValidator.fromDoc(document);
  } finally {
    document.dispose();
    xmlCleanupInputProvider();
  }
}

function validate(text: string): void {
  const document = XmlDocument.fromString(text);
  try {
    validator.validate(document);
  } finally {
    document.dispose();
  }
}

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const uri = fc.string({ unit: fc.constantFrom(..."aB1;=%20&.@:[]") }).map((each) => `sip:${encodeURI(each)}`);
const names = fc.array(
  fc.record({ text, language: fc.constantFrom("en", "de-AT", "zh-Hant") }, { requiredKeys: ["text"] }),
  { maxLength: 2 },
);
const instance: fc.Arbitrary<RlmiInstance> = fc.oneof(
  fc.record({ id: text, state: fc.constant("active" as const), cid: text }),
  fc.record({ id: text, state: fc.constant("pending" as const) }),
  fc.record({ id: text, state: fc.constant("terminated" as const), reason: text }),
);
const lists: fc.Arbitrary<RlmiList> = fc.record({
  uri,
  version: fc.constantFrom(0, 1, 0xffff_ffff),
  isFull: fc.boolean(),
  names,
  resources: fc.array(
    fc.record({
      uri,
      names,
      instances: fc.array(instance, { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
});

test("RLS-024 what is written of any list is valid by the schema", () => {
  fc.assert(fc.property(lists, (list) => validate(writeRlmi(list))));
});

test("RLS-024 the schema tells what is not", () => {
  const list = (inner: string) =>
    `<list xmlns="${SCHEMA.namespace}" uri="sip:l" version="0" fullState="true">${inner}</list>`;
  expect(() => validate(list(""))).not.toThrow();
  expect(() => validate(list("<resource/>"))).toThrow();
  expect(() => validate(list('<resource uri="sip:a"/><name>late</name>'))).toThrow();
  expect(() =>
    validate(list('<resource uri="sip:a"><instance id="1" state="waiting"/></resource>')),
  ).toThrow();
});
