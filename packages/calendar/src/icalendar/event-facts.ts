import type ICAL from "ical.js";
import type { EventFacts } from "./activity-of";

const LONGEST_TITLE = 200;

/** @param owner mail address of whose calendar it is, in lower case */
export function factsOf(event: ICAL.Event, owner: string): EventFacts {
  const { component } = event;
  const attendees = component.getAllProperties("attendee");
  const own = attendees.find((attendee) => mailbox(attendee) === owner);
  return {
    isTransparent: word(component, "transp") === "TRANSPARENT",
    status: word(component, "status"),
    busyStatus: word(component, "x-microsoft-cdo-busystatus"),
    isAllDay: event.startDate.isDate,
    hasOthers: attendees.some((attendee) => mailbox(attendee) !== owner),
    answer: (own?.getFirstParameter("partstat") ?? "").toUpperCase(),
  };
}

/** The title, when the event is for everybody to know (CLASS, RFC 5545 section 3.8.1.3). */
export function publicTitle({ component }: ICAL.Event): string | undefined {
  const classification = word(component, "class");
  if (classification !== "" && classification !== "PUBLIC") return undefined;
  const text = String(component.getFirstPropertyValue("summary") ?? "").replace(UNSHOWABLE, " ");
  const title = Array.from(text.trim()).slice(0, LONGEST_TITLE).join("").trim();
  return title === "" ? undefined : title;
}

const UNSHOWABLE = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufffe\uffff]+/gu;

const word = (component: ICAL.Component, name: string): string =>
  String(component.getFirstPropertyValue(name) ?? "")
    .trim()
    .toUpperCase();

const mailbox = (attendee: ICAL.Property): string =>
  String(attendee.getFirstValue() ?? "")
    .replace(/^mailto:/i, "")
    .trim()
    .toLowerCase();
