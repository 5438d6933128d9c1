import { describe, expect, test } from "vitest";
import { PresenceDesk, presence } from "../../test/presence-desk";
import type { ComponentReport } from "./composition-report";
import { presenceReport } from "./presence-report";

const person = (id: string, inside: string): string => `<dm:person id="${id}">${inside}</dm:person>`;
const mood = (word: string): string => `<rpid:mood><rpid:${word}/></rpid:mood>`;
const activity = (word: string): string => `<rpid:activities><rpid:${word}/></rpid:activities>`;

const reportOf = (desk: PresenceDesk): readonly ComponentReport[] => presenceReport(desk.compositor);

const brief = (report: readonly ComponentReport[]) =>
  report.map(({ kind, id, rule, sources }) => `${kind} ${id} ${rule} ${sources.join("+")}`);

describe("who says what of a composed document, and why it is as it is", () => {
  test("PRS-070 one source says it", () => {
    const desk = new PresenceDesk().publish("A", presence(person("p", activity("meeting"))));
    expect(reportOf(desk)).toEqual([
      {
        kind: "person",
        id: "p",
        rule: "alone",
        sources: ["A"],
        parts: [{ name: "rpid:activities", text: activity("meeting"), sources: ["A"], overruled: [] }],
      },
    ]);
  });

  test("PRS-070 two sources are united: each part has its own, what both say has both", () => {
    const desk = new PresenceDesk()
      .publish("A", presence(person("p", mood("happy") + activity("meeting"))), 1)
      .publish("B", presence(person("q", mood("happy"))), 2);
    const [only] = reportOf(desk);
    expect(only).toMatchObject({ kind: "person", id: "p", rule: "united", sources: ["A", "B"] });
    expect(only?.parts.map(({ name, sources }) => `${name} ${sources.join("+")}`)).toEqual([
      "rpid:mood A+B",
      "rpid:activities A",
    ]);
  });

  test("PRS-071 two that differ stay beside each other", () => {
    const desk = new PresenceDesk()
      .publish("A", presence(person("p", mood("happy"))), 1)
      .publish("B", presence(person("q", mood("sad"))), 2);
    expect(brief(reportOf(desk))).toEqual(["person p apart A", "person q apart B"]);
  });

  test("PRS-072 where the newest counts, who is overruled is told", () => {
    const desk = new PresenceDesk({ newestWins: true })
      .publish("A", presence(person("p", mood("happy"))), 1)
      .publish("B", presence(person("q", mood("sad"))), 2);
    expect(reportOf(desk)).toMatchObject([
      { rule: "newest", parts: [{ text: mood("sad"), sources: ["B"], overruled: ["A"] }] },
    ]);
  });

  test("PRS-064 notes beside the components and elements nobody knows have their sources too", () => {
    const desk = new PresenceDesk()
      .publish("A", presence('<note>out</note><x:coffee strength="2"/>'), 1)
      .publish("B", presence("<note>out</note>"), 2);
    expect(reportOf(desk)).toMatchObject([
      {
        kind: "document",
        rule: "united",
        parts: [
          { name: "note", text: "<note>out</note>", sources: ["A", "B"] },
          { name: "coffee", sources: ["A"] },
        ],
      },
    ]);
  });

  test("the ids are those of the document that watchers know", () => {
    const desk = new PresenceDesk().publish("A", presence(person("p", mood("happy"))), 1);
    desk.text();
    desk.publish("B", presence(person("p", mood("sad"))), 2);
    const text = desk.text();
    for (const { id } of reportOf(desk)) expect(text).toContain(`id="${id}"`);
  });
});
