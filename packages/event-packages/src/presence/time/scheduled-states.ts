import {
  isInForce,
  isSchedule,
  readSchedule,
  type ScheduleEntry,
  turnsAt,
  writePresence,
} from "@porchlight/documents";
import type { PublishedDocument } from "@porchlight/event-notifier";
import { readPublication, unsealed } from "../presence-publication";
import type { Moment } from "./moment";

/**
 * The entries of the schedule in a document, each as a document that counts while it is in force: those that recur first,
 * then those of one time, which are told of more particularly. A schedule that does not read says nothing.
 */
export function scheduledStates(document: PublishedDocument, presentity: string): PublishedDocument[] {
  const { extensions } = unsealed(document).prepared().document;
  const schedule = extensions.filter(isSchedule).slice(0, 1).map(readSchedule)[0];
  if (schedule?.ok !== true) return [];
  const { entries } = schedule.value;
  const inOrder = [...entries.filter(isWeekly), ...entries.filter((entry) => !isWeekly(entry))];
  return inOrder.flatMap((entry) => {
    const text = writePresence({ entity: presentity, ...entry.content });
    const state = readPublication(encoder.encode(text), presentity, (moment) => holdsAt(entry, moment));
    return state.ok ? [state.value] : [];
  });
}

function holdsAt(entry: ScheduleEntry, moment: Moment): boolean {
  const turn = turnsAt(entry, moment.now);
  if (turn !== undefined) moment.hasCome(turn);
  return isInForce(entry, moment.now);
}

const isWeekly = ({ kind }: ScheduleEntry): boolean => kind === "weekly";

const encoder = new TextEncoder();
