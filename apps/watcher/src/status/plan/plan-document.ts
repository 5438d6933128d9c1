import {
  buildPerson,
  formatTimestamp,
  isSchedule,
  parseTimestamp,
  readPresence,
  readSchedule,
  SCHEDULE,
  type ScheduleEntry,
  writePresence,
} from "@porchlight/documents";
import { instant } from "@porchlight/kernel";
import { fail, ok, type Result } from "@porchlight/presence-client";
import {
  addAttribute,
  appendChild,
  attributeOf,
  childElements,
  element,
  elementText,
  escapeAttribute,
  parseXml,
  removeElement,
  serializeElement,
  type XmlElement,
} from "@porchlight/xml";
import { days, type NewEntry, type PlannedEntry } from "./planned-entry";

/** What is planned, and in which time zone weekly times are. */
export interface PlanContent {
  readonly entries: readonly PlannedEntry[];
  readonly zone: string | undefined;
}

export const emptyPlan: PlanContent = { entries: [], zone: undefined };

/** The document is not what this page understands; it is then left as it is. */
export interface Unreadable {
  readonly kind: "unreadable";
}

/** Reads the schedule of permanent presence state (docs/guide/scheduled-state.md). */
export function readPlan(text: string): Result<PlanContent, Unreadable> {
  const placed = placedSchedule(text);
  if (!placed.ok) return placed;
  const { schedule } = placed.value;
  if (!schedule) return ok(emptyPlan);
  const read = readSchedule(schedule);
  if (!read.ok) return unreadable;
  const sources = entryElements(schedule);
  const entries = read.value.entries.flatMap((entry, at) => {
    const source = sources[at];
    return source ? [plannedOf(entry, source)] : [];
  });
  return ok({ entries, zone: attributeOf(schedule, "time-zone") });
}

/** The document with one entry more; what stands in it stays byte for byte. `id` is one that the document has not. */
export function withEntry(
  text: string | undefined,
  entry: NewEntry,
  { entity, zone, id }: { readonly entity: string; readonly zone: string; readonly id: string },
): Result<string, Unreadable> {
  const nothing = { entity, tuples: [], persons: [], devices: [], notes: [], extensions: [] };
  const before = text ?? writePresence(nothing);
  const placed = placedSchedule(before);
  if (!placed.ok) return placed;
  const { root, schedule } = placed.value;
  const added = serializeElement(entryElement(entry, entity, id));
  if (!schedule) {
    const made = `<schedule xmlns="${SCHEDULE}" time-zone="${escapeAttribute(zone)}">${added}</schedule>`;
    return ok(appendChild(root, made).source);
  }
  const grown = appendChild(schedule, added).source;
  return attributeOf(schedule, "time-zone") === undefined ? withZone(grown, zone) : ok(grown);
}

/** The document without an entry; unchanged where somebody else has taken it out. */
export function withoutEntry(text: string, { source }: PlannedEntry): Result<string, Unreadable> {
  const placed = placedSchedule(text);
  if (!placed.ok) return placed;
  const { schedule } = placed.value;
  const found = schedule && entryElements(schedule).find((each) => elementText(each) === source);
  return ok(found ? removeElement(found).source : text);
}

const unreadable = fail<Unreadable>({ kind: "unreadable" });

function placedSchedule(
  text: string,
): Result<{ readonly root: XmlElement; readonly schedule: XmlElement | undefined }, Unreadable> {
  const xml = parseXml(text);
  if (!xml.ok || !readPresence(xml.value).ok) return unreadable;
  const { root } = xml.value;
  return ok({ root, schedule: childElements(root).find(isSchedule) });
}

function withZone(text: string, zone: string): Result<string, Unreadable> {
  const placed = placedSchedule(text);
  if (!placed.ok || !placed.value.schedule) return unreadable;
  return ok(addAttribute(placed.value.schedule, "time-zone", `"${escapeAttribute(zone)}"`).source);
}

const entryElements = (schedule: XmlElement): XmlElement[] =>
  childElements(schedule).filter(({ namespace }) => namespace === SCHEDULE);

function plannedOf({ content, ...entry }: ScheduleEntry, placed: XmlElement): PlannedEntry {
  const values = content.persons.flatMap(({ activities }) => activities.flatMap((choice) => choice.values));
  const notes = [...content.persons.flatMap((person) => person.notes), ...content.notes];
  const words = {
    activities: values.map(({ name, text }) => text || name),
    note: notes.map(({ text }) => text.trim()).find(Boolean) ?? "",
    source: elementText(placed),
  };
  const [from, until] = [attributeOf(placed, "from") ?? "", attributeOf(placed, "until") ?? ""];
  if (entry.kind === "weekly") {
    return { ...words, kind: "weekly", days: days.filter((_, day) => entry.days.has(day)), from, until };
  }
  return { ...words, kind: "once", from: parseTimestamp(from)?.at, until: entry.until };
}

function entryElement(entry: NewEntry, entity: string, id: string): XmlElement {
  const { activities, note } = entry;
  const person = buildPerson({ entity, activities, note }, id);
  if (entry.kind === "weekly") {
    const { from, until } = entry;
    return element("weekly", SCHEDULE, { days: entry.days.join(" "), from, until }, [person]);
  }
  const from = entry.from === undefined ? undefined : formatTimestamp(instant(entry.from));
  return element("once", SCHEDULE, { from, until: formatTimestamp(instant(entry.until)) }, [person]);
}
