import { instant } from "@porchlight/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { APPOINTMENT_ACTIVITIES, type Appointment, agendaAt, calendarPresence, timeline } from "../src/index";

const appointment = (
  from: number,
  until: number,
  activity: Appointment["activity"] = "meeting",
  title?: string,
): Appointment => ({ activity, from: instant(from), until: instant(until), title });

describe("FLW-025 what overlapping appointments come to", () => {
  test("the strongest is said first, each is said once, and neighbours that say the same are one", () => {
    const stretches = timeline(
      [
        appointment(10, 20),
        appointment(15, 30),
        appointment(0, 100, "busy"),
        appointment(40, 50, "vacation"),
      ],
      false,
    );
    expect(stretches.map(({ from, until, activities }) => [from, until, activities.join()])).toEqual([
      [0, 10, "busy"],
      [10, 30, "meeting,busy"],
      [30, 40, "busy"],
      [40, 50, "vacation,busy"],
      [50, 100, "busy"],
    ]);
  });

  test("FLW-025 titles are said only when the owner says so, those of the strongest", () => {
    const both = [appointment(0, 10, "meeting", "Budget"), appointment(0, 10, "busy", "Dentist")];
    expect(timeline(both, false)).toMatchObject([{ title: undefined }]);
    expect(timeline(both, true)).toMatchObject([{ title: "Budget" }]);
  });

  test("at any time it says what the appointments of that time say, and when that changes", () => {
    const some = fc.array(
      fc.record({
        activity: fc.constantFrom(...APPOINTMENT_ACTIVITIES),
        from: fc.integer({ min: 0, max: 50 }).map(instant),
        until: fc.integer({ min: 0, max: 50 }).map(instant),
        title: fc.constantFrom(undefined, "a"),
      }),
      { maxLength: 8 },
    );
    const saidAt = (appointments: readonly Appointment[], at: number): string =>
      APPOINTMENT_ACTIVITIES.filter((activity) =>
        appointments.some((each) => each.activity === activity && each.from <= at && at < each.until),
      ).join();
    fc.assert(
      fc.property(some, fc.integer({ min: -1, max: 51 }), (appointments, at) => {
        const { now, turnsAt } = agendaAt(timeline(appointments, false), instant(at));
        expect(now?.activities.join() ?? "").toBe(saidAt(appointments, at));
        let turn = at + 1;
        while (turn <= 52 && saidAt(appointments, turn) === saidAt(appointments, at)) turn += 1;
        expect(turnsAt).toBe(turn > 52 ? undefined : turn);
      }),
    );
  });

  test("PRS-060 a stretch is a valid presence document of the person alone", () => {
    const text = calendarPresence("sip:alice@office.test", {
      from: instant(Date.UTC(2030, 0, 7, 9)),
      until: instant(Date.UTC(2030, 0, 7, 10)),
      activities: ["meeting", "busy"],
      title: "Budget <&>",
    });
    expect(text).toContain(
      '<rpid:activities from="2030-01-07T09:00:00.000Z" until="2030-01-07T10:00:00.000Z"><rpid:meeting/><rpid:busy/>',
    );
    expect(text).toContain("<dm:note>Budget &lt;&amp;");
    expect(text).not.toContain("<tuple");
  });
});
