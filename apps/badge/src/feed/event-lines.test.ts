import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EventLines, type StreamEvent } from "./event-lines";

const STREAM =
  'retry: 2000\n\n:\n\nid: 1.2\nevent: presence\ndata: {"note":"a: b"}\n\ndata:first\ndata: second\n\nretry: soon\n\n';

const EVENTS: readonly StreamEvent[] = [
  { data: undefined, id: undefined, retry: 2000 },
  { data: undefined, id: undefined, retry: undefined },
  { data: '{"note":"a: b"}', id: "1.2", retry: undefined },
  { data: "first\nsecond", id: undefined, retry: undefined },
  { data: undefined, id: undefined, retry: undefined },
];

describe("COR-075 events of a stream", () => {
  test("COR-075 are read wherever the text is cut", () => {
    const pieces = fc.array(fc.integer({ min: 0, max: STREAM.length })).map((cuts) => {
      const places = [0, ...cuts.sort((one, other) => one - other), STREAM.length];
      return places.slice(1).map((end, index) => STREAM.slice(places[index], end));
    });
    fc.assert(
      fc.property(pieces, (parts) => {
        const lines = new EventLines();
        expect(parts.flatMap((part) => lines.take(part))).toEqual(EVENTS);
      }),
    );
  });

  test("COR-075 are read with the line ends of a proxy", () => {
    expect(new EventLines().take(STREAM.replaceAll("\n", "\r\n"))).toEqual(EVENTS);
  });

  test("COR-075 what is not whole waits", () => {
    const lines = new EventLines();
    expect(lines.take("data: half")).toEqual([]);
    expect(lines.take(" a word\n\n")).toMatchObject([{ data: "half a word" }]);
  });
});
