import type { SchemaSource } from "../schema-source";
import { empties, FOREIGN_ELEMENT, FOREIGN_ELEMENTS, XML } from "./parts";

const NOTES = '<xs:element name="note" type="t:note" minOccurs="0" maxOccurs="unbounded"/>';

/** A time range, an id, and whatever else: on the elements that describe a person. */
const COMMON_ATTRIBUTES = `
<xs:attribute name="from" type="xs:dateTime"/>
<xs:attribute name="until" type="xs:dateTime"/>
<xs:attribute name="id" type="xs:ID"/>
<xs:anyAttribute namespace="##other" processContents="lax"/>`;

const ACTIVITIES =
  "appointment away breakfast busy dinner holiday in-transit looking-for-work meal meeting on-the-phone performance permanent-absence playing presentation shopping sleeping spectator steering travel tv vacation working worship";

const MOODS =
  "afraid amazed angry annoyed anxious ashamed bored brave calm cold confused contented cranky curious depressed disappointed disgusted distracted embarrassed excited flirtatious frustrated grumpy guilty happy hot humbled humiliated hungry hurt impressed in_awe in_love indignant interested invincible jealous lonely mean moody nervous neutral offended playful proud relieved remorseful restless sad sarcastic serious shocked shy sick sleepy stressed surprised thirsty worried";

/** Notes, then `unknown` or any of these. */
const several = (name: string, values: string): string => `
<xs:element name="${name}">
  <xs:complexType>
    <xs:sequence>
      ${NOTES}
      <xs:choice minOccurs="0">
        ${empties("unknown")}
        <xs:choice maxOccurs="unbounded">
          ${empties(...values.split(" "))}
          <xs:element name="other" type="t:note"/>
          ${FOREIGN_ELEMENT}
        </xs:choice>
      </xs:choice>
    </xs:sequence>
    ${COMMON_ATTRIBUTES}
  </xs:complexType>
</xs:element>`;

/** Notes, then one of these or elements of other namespaces. */
const single = (name: string, values: string, other: boolean): string => `
<xs:element name="${name}">
  <xs:complexType>
    <xs:sequence>
      ${NOTES}
      <xs:choice${other ? ' minOccurs="0"' : ""}>
        ${empties(...values.split(" "))}
        ${other ? '<xs:element name="other" type="t:note"/>' : ""}
        <xs:any namespace="##other" processContents="lax" maxOccurs="unbounded"/>
      </xs:choice>
    </xs:sequence>
  </xs:complexType>
</xs:element>`;

const medium = (name: string, values: string): string => `
<xs:element name="${name}" minOccurs="0">
  <xs:complexType><xs:choice>${empties(...values.split(" "))}</xs:choice></xs:complexType>
</xs:element>`;

/** A value of a simple type with attributes. */
const valued = (name: string, type: string, attributes: string): string => `
<xs:element name="${name}">
  <xs:complexType>
    <xs:simpleContent><xs:extension base="${type}">${attributes}</xs:extension></xs:simpleContent>
  </xs:complexType>
</xs:element>`;

/** RFC 4480 section 5. */
export const RPID: SchemaSource = {
  namespace: "urn:ietf:params:xml:ns:pidf:rpid",
  imports: { xml: XML },
  body: `
${several("activities", ACTIVITIES)}
${several("mood", MOODS)}
<xs:element name="class" type="xs:token"/>
<xs:element name="place-is">
  <xs:complexType>
    <xs:sequence>
      ${NOTES}
      ${medium("audio", "noisy ok quiet unknown")}
      ${medium("video", "toobright ok dark unknown")}
      ${medium("text", "uncomfortable inappropriate ok unknown")}
    </xs:sequence>
    ${COMMON_ATTRIBUTES}
  </xs:complexType>
</xs:element>
<xs:element name="place-type">
  <xs:complexType>
    <xs:sequence>
      ${NOTES}
      <xs:choice>
        <xs:element name="other" type="t:note"/>
        <xs:any namespace="##other" processContents="lax" maxOccurs="unbounded"/>
      </xs:choice>
    </xs:sequence>
    ${COMMON_ATTRIBUTES}
  </xs:complexType>
</xs:element>
<xs:element name="privacy">
  <xs:complexType>
    <xs:sequence>
      ${NOTES}
      <xs:choice>
        ${empties("unknown")}
        <xs:sequence>
          <xs:element name="audio" minOccurs="0"><xs:complexType/></xs:element>
          <xs:element name="text" minOccurs="0"><xs:complexType/></xs:element>
          <xs:element name="video" minOccurs="0"><xs:complexType/></xs:element>
          ${FOREIGN_ELEMENTS}
        </xs:sequence>
      </xs:choice>
    </xs:sequence>
    ${COMMON_ATTRIBUTES}
  </xs:complexType>
</xs:element>
${single("relationship", "assistant associate family friend self supervisor unknown", true)}
${single("service-class", "courier electronic freight in-person postal unknown", false)}
<xs:element name="sphere">
  <xs:complexType>
    <xs:choice minOccurs="0">
      ${empties("home", "work", "unknown")}
      <xs:any namespace="##other" processContents="lax" maxOccurs="unbounded"/>
    </xs:choice>
    ${COMMON_ATTRIBUTES}
  </xs:complexType>
</xs:element>
${valued("status-icon", "xs:anyURI", COMMON_ATTRIBUTES)}
${valued("time-offset", "xs:integer", `${COMMON_ATTRIBUTES.replace("<xs:anyAttribute", '<xs:attribute name="description" type="xs:string"/><xs:anyAttribute')}`)}
${valued(
  "user-input",
  "t:activeIdle",
  '<xs:attribute name="idle-threshold" type="xs:positiveInteger"/><xs:attribute name="last-input" type="xs:dateTime"/><xs:attribute name="id" type="xs:ID"/><xs:anyAttribute namespace="##other" processContents="lax"/>',
)}
<xs:simpleType name="activeIdle">
  <xs:restriction base="xs:token"><xs:enumeration value="active"/><xs:enumeration value="idle"/></xs:restriction>
</xs:simpleType>
<xs:complexType name="note">
  <xs:simpleContent>
    <xs:extension base="xs:string"><xs:attribute ref="xml:lang"/></xs:extension>
  </xs:simpleContent>
</xs:complexType>`,
};
