import { fail, ok, type Result } from "@porchlight/kernel";
import {
  attributeOf,
  childElements,
  isNamed,
  parseXml,
  textOf,
  type XmlDocument,
  type XmlElement,
} from "@porchlight/xml";
import { isParameterName } from "../parameters/parameter-table";
import type { ParameterName, Profile } from "../parameters/profile-values";
import { type ParameterValue, type ProfileFault, readValue } from "../parameters/read-value";
import { say } from "../sayings";
import {
  type GroupMembers,
  HIGHEST_PRIORITY,
  LABEL,
  MEMBER,
  MEMBERS,
  MOST_MEMBERS,
  PROFILE_NAMESPACE,
  PROFILE_ROOT,
  type ProfileDocument,
} from "./profile-document";

const LONGEST_LABEL = 200;

/** Reads a profile document. Elements of other namespaces are passed over. */
export function readProfileText(text: string): Result<ProfileDocument, ProfileFault> {
  const parsed = parseXml(text);
  return parsed.ok
    ? readProfile(parsed.value)
    : fail({ name: PROFILE_ROOT, reason: say("is-no-xml", { because: parsed.error.reason }) });
}

/** The same of a document that is parsed. The first fault is told. */
export function readProfile(document: XmlDocument): Result<ProfileDocument, ProfileFault> {
  const survey = surveyed(document);
  const [fault] = survey.faults;
  return fault === undefined ? ok(survey.profile) : fail(fault);
}

/** A profile as far as it can be used. */
export interface ProfileSurvey {
  readonly profile: ProfileDocument;
  /** What is passed over. */
  readonly faults: readonly ProfileFault[];
}

/** Reads what another server says, which may know more than we do: the error is that it is no profile at all. */
export function surveyProfileText(text: string): Result<ProfileSurvey, ProfileFault> {
  const parsed = parseXml(text);
  if (!parsed.ok)
    return fail({ name: PROFILE_ROOT, reason: say("is-no-xml", { because: parsed.error.reason }) });
  const fault = rootFault(parsed.value);
  return fault === undefined ? ok(surveyed(parsed.value)) : fail(fault);
}

function surveyed(document: XmlDocument): ProfileSurvey {
  const misplaced = rootFault(document);
  if (misplaced !== undefined) return { profile: { values: {}, label: "" }, faults: [misplaced] };
  const reading = new Reading();
  const faults = childElements(document.root).flatMap(
    (child) => (child.namespace === PROFILE_NAMESPACE ? reading.take(child) : undefined) ?? [],
  );
  return { profile: reading.document, faults };
}

function rootFault({ root }: XmlDocument): ProfileFault | undefined {
  if (isNamed(root, PROFILE_NAMESPACE, PROFILE_ROOT)) return undefined;
  return { name: root.localName.slice(0, 64), reason: say("has-another-root", { name: PROFILE_ROOT }) };
}

class Reading {
  readonly #values = new Map<ParameterName, ParameterValue>();
  readonly #seen = new Set<string>();
  #label = "";
  #members: GroupMembers | undefined;

  get document(): ProfileDocument {
    const values = Object.fromEntries(this.#values) as Profile;
    const members = this.#members === undefined ? {} : { members: this.#members };
    return { values, label: this.#label, ...members };
  }

  take(child: XmlElement): ProfileFault | undefined {
    const name = child.localName.slice(0, 64);
    if (this.#seen.has(name)) return { name, reason: say("stands-twice") };
    this.#seen.add(name);
    if (name === MEMBERS) return this.#takeMembers(child);
    const [inner] = childElements(child);
    if (inner !== undefined) return { name, reason: say("has-no-elements") };
    if (name === LABEL) return this.#takeLabel(textOf(child).trim());
    if (!isParameterName(name)) return { name, reason: say("is-no-parameter") };
    return this.#takeValue(name, textOf(child));
  }

  #takeValue(name: ParameterName, text: string): ProfileFault | undefined {
    const value = readValue(name, text);
    if (!value.ok) return value.error;
    this.#values.set(name, value.value);
    return undefined;
  }

  #takeLabel(text: string): ProfileFault | undefined {
    if (text.length > LONGEST_LABEL)
      return { name: LABEL, reason: say("has-to-be-at-most-characters", { count: LONGEST_LABEL }) };
    this.#label = text;
    return undefined;
  }

  #takeMembers(members: XmlElement): ProfileFault | undefined {
    const priority = attributeOf(members, "priority")?.trim() ?? "0";
    if (!/^\d{1,4}$/.test(priority) || Number(priority) > HIGHEST_PRIORITY) {
      return { name: "priority", reason: say("has-to-be-integer", { least: 0, most: HIGHEST_PRIORITY }) };
    }
    const addresses = childElements(members)
      .filter((child) => isNamed(child, PROFILE_NAMESPACE, MEMBER))
      .map((child) => attributeOf(child, "uri")?.trim() ?? "");
    if (addresses.length > MOST_MEMBERS)
      return { name: MEMBERS, reason: say("has-to-be-at-most", { most: MOST_MEMBERS }) };
    const isAddress = (address: string): boolean => /^sip:[^\s@]+@[^\s@]+$/.test(address);
    if (!addresses.every(isAddress)) return { name: MEMBER, reason: say("has-to-be-member") };
    this.#members = { priority: Number(priority), addresses: [...new Set(addresses)] };
    return undefined;
  }
}
