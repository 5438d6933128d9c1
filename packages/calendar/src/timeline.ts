import type { Instant } from "@porchlight/kernel";
import { APPOINTMENT_ACTIVITIES, type Appointment, type AppointmentActivity } from "./appointment";

/** What holds from one time to another. Neighbours say different things. */
export interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
  /** The strongest first; each once. */
  readonly activities: readonly AppointmentActivity[];
  readonly title: string | undefined;
}

/** What appointments come to where they overlap and follow one another, in the order of time. */
export function timeline(appointments: readonly Appointment[], showsTitles: boolean): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const live = new Set<Appointment>();
  const turns = turnsOf(appointments);
  turns.forEach(({ at, begins, ends }, index) => {
    for (const each of ends) live.delete(each);
    for (const each of begins) live.add(each);
    const next = turns[index + 1];
    if (live.size > 0 && next !== undefined)
      append(stretches, { from: at, until: next.at, ...sum(live, showsTitles) });
  });
  return stretches;
}

interface Turn {
  readonly at: Instant;
  readonly begins: Appointment[];
  readonly ends: Appointment[];
}

function turnsOf(appointments: readonly Appointment[]): readonly Turn[] {
  const turns = new Map<Instant, Turn>();
  const turnAt = (at: Instant): Turn => {
    const known = turns.get(at);
    if (known !== undefined) return known;
    const turn: Turn = { at, begins: [], ends: [] };
    turns.set(at, turn);
    return turn;
  };
  for (const appointment of appointments) {
    if (appointment.until <= appointment.from) continue;
    turnAt(appointment.from).begins.push(appointment);
    turnAt(appointment.until).ends.push(appointment);
  }
  return [...turns.values()].sort((one, other) => one.at - other.at);
}

type Sum = Pick<Stretch, "activities" | "title">;

function sum(live: ReadonlySet<Appointment>, showsTitles: boolean): Sum {
  const present = new Set([...live].map(({ activity }) => activity));
  const activities = APPOINTMENT_ACTIVITIES.filter((activity) => present.has(activity));
  const titled = [...live].find(({ activity, title }) => activity === activities[0] && title !== undefined);
  return { activities, title: showsTitles ? titled?.title : undefined };
}

function append(stretches: Stretch[], stretch: Stretch): void {
  const last = stretches.at(-1);
  if (last !== undefined && last.until === stretch.from && saysTheSame(last, stretch)) {
    stretches[stretches.length - 1] = { ...last, until: stretch.until };
  } else stretches.push(stretch);
}

const saysTheSame = (one: Sum, other: Sum): boolean =>
  one.title === other.title && one.activities.join() === other.activities.join();
