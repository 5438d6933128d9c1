import { element, serializeElement, type XmlElement } from "@porchlight/xml";
import { PARAMETER_NAMES } from "../parameters/parameter-table";
import type { Profile } from "../parameters/profile-values";
import { printValue } from "../parameters/read-value";
import { onLines, XML_HEAD } from "../xml-lines";
import {
  type GroupMembers,
  LABEL,
  MEMBER,
  MEMBERS,
  PROFILE_NAMESPACE,
  PROFILE_ROOT,
  type ProfileDocument,
} from "./profile-document";

/** A profile document: equal documents give equal texts. */
export function writeProfile({ values, label, members }: ProfileDocument): string {
  const children = [
    ...(label === "" ? [] : [part(LABEL, label)]),
    ...(members === undefined ? [] : [membersOf(members)]),
    ...valuesOf(values),
  ];
  return `${XML_HEAD}${serializeElement(element(PROFILE_ROOT, PROFILE_NAMESPACE, {}, onLines(children)))}\n`;
}

const part = (name: string, text: string): XmlElement => element(name, PROFILE_NAMESPACE, {}, [text]);

const valuesOf = (values: Profile): readonly XmlElement[] =>
  PARAMETER_NAMES.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [part(name, printValue(value))];
  });

const membersOf = ({ priority, addresses }: GroupMembers): XmlElement =>
  element(
    MEMBERS,
    PROFILE_NAMESPACE,
    { priority: String(priority) },
    onLines(
      addresses.map((uri) => element(MEMBER, PROFILE_NAMESPACE, { uri })),
      2,
    ),
  );
