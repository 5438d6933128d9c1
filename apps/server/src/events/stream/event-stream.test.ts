import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventId, type MarkedNews, marksIn } from "../news-mark";
import { EventStream } from "./event-stream";

const markOf = (presentity: string, says: string): string =>
  Buffer.from(`${presentity}${says}`).toString("hex").padStart(16, "0").slice(-16);

const news = (presentity: string, says: string): MarkedNews => ({
  presentity,
  state: "active",
  data: `${presentity} ${says}`,
  mark: markOf(presentity, says),
});

/** A reader who may stop reading. */
class Reader {
  readonly written: string[] = [];
  isFull = false;
  end = "";
  isCutOff = false;

  write(text: string): boolean {
    this.written.push(text);
    return !this.isFull;
  }

  get data(): readonly string[] {
    return this.written.flatMap((text) => /^data: (.*)$/m.exec(text)?.[1] ?? []);
  }

  get lastId(): string {
    return this.written.map((text) => /^id: (.*)$/m.exec(text)?.[1]).findLast((id) => id !== undefined) ?? "";
  }

  readonly output = {
    write: (text: string) => this.write(text),
    end: (text: string) => {
      this.end = text;
    },
    destroy: () => {
      this.isCutOff = true;
    },
  };
}

function opened(lastEventId?: string) {
  const reader = new Reader();
  return { reader, stream: new EventStream(reader.output, marksIn(lastEventId)) };
}

describe("COR-075 a stream of events", () => {
  test("COR-075 an event has its name, its data and the id of all that is known then", () => {
    const { reader, stream } = opened();
    stream.tell(news("a", "1"));
    stream.tell(news("b", "1"));
    expect(reader.written).toEqual([
      `id: ${markOf("a", "1")}\nevent: presence\ndata: a 1\n\n`,
      `id: ${markOf("a", "1")}.${markOf("b", "1")}\nevent: presence\ndata: b 1\n\n`,
    ]);
  });

  test("COR-081 COR-075 a reader that is behind is told the newest state of each, once", () => {
    const { reader, stream } = opened();
    reader.isFull = true;
    stream.tell(news("a", "1"));
    for (const says of ["2", "3", "4"]) stream.tell(news("a", says));
    stream.tell(news("b", "1"));
    expect(reader.data).toEqual(["a 1"]);
    reader.isFull = false;
    stream.drained();
    expect(reader.data).toEqual(["a 1", "a 4", "b 1"]);
  });

  test("COR-081 COR-075 what has become as it was told is no news", () => {
    const { reader, stream } = opened();
    reader.isFull = true;
    stream.tell(news("a", "1"));
    stream.tell(news("a", "2"));
    stream.tell(news("a", "1"));
    reader.isFull = false;
    stream.drained();
    expect(reader.data).toEqual(["a 1"]);
  });

  test("COR-075 a reader that takes nothing over two heartbeats is cut off, one that catches up is not", () => {
    const { reader, stream } = opened();
    reader.isFull = true;
    stream.tell(news("a", "1"));
    stream.beat();
    stream.drained();
    stream.beat();
    stream.beat();
    expect(reader.isCutOff).toBe(false);
    stream.beat();
    expect(reader.isCutOff).toBe(true);
    stream.tell(news("a", "2"));
    stream.drained();
    expect(reader.data).toEqual(["a 1"]);
  });

  test("COR-075 a heartbeat is a comment", () => {
    const { reader, stream } = opened();
    stream.beat();
    expect(reader.written).toEqual([":\n\n"]);
  });

  test("COR-075 it ends with the time to come back after, once; a reader that is behind is cut off instead", () => {
    const { reader, stream } = opened();
    stream.end(1000);
    stream.end(2000);
    stream.tell(news("a", "1"));
    stream.beat();
    expect([reader.end, reader.written]).toEqual(["retry: 1000\n\n", []]);
    const slow = opened();
    slow.reader.isFull = true;
    slow.stream.tell(news("a", "1"));
    slow.stream.end(1000);
    expect([slow.reader.end, slow.reader.isCutOff]).toEqual(["", true]);
  });

  test("COR-075 what is known from before is in the id of the first event, told before it or not", () => {
    const { reader, stream } = opened(eventId([markOf("c", "1"), markOf("a", "1")]));
    stream.together(() => {
      stream.tell(news("c", "2"));
      stream.tell(news("a", "1"));
    });
    expect([reader.data, reader.lastId.split(".").sort()]).toEqual([
      ["c 2"],
      [markOf("a", "1"), markOf("c", "2")].sort(),
    ]);
  });

  test("COR-075 whatever happens and wherever it breaks, a reader that comes back ends up with the newest states, none told twice", () => {
    const change = fc.record({ presentity: fc.constantFrom("a", "b", "c"), says: fc.constantFrom("1", "2") });
    const step = fc.oneof(change, fc.constant("full"), fc.constant("drained"), fc.constant("break"));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const now = new Map<string, string>();
        const known = new Map<string, string>();
        let { reader, stream } = opened();
        const read = () => {
          for (const [presentity, says] of reader.data.map((data) => data.split(" ") as [string, string])) {
            expect(known.get(presentity)).not.toBe(says);
            known.set(presentity, says);
          }
          reader.written.length = 0;
        };
        let lastId = "";
        const breaks = () => {
          lastId = reader.lastId || lastId;
          read();
          ({ reader, stream } = opened(lastId));
          stream.together(() => {
            for (const [presentity, says] of now) stream.tell(news(presentity, says));
          });
        };
        for (const each of steps) {
          if (each === "full") reader.isFull = true;
          else if (each === "break") breaks();
          else if (each === "drained") {
            reader.isFull = false;
            stream.drained();
          } else if (typeof each === "object") {
            now.set(each.presentity, each.says);
            stream.tell(news(each.presentity, each.says));
          }
        }
        reader.isFull = false;
        stream.drained();
        read();
        expect([...known].sort()).toEqual([...now].sort());
      }),
    );
  });

  test("COR-075 an id of somebody else means nothing", () => {
    for (const id of ["", "4711", "a.b.c", `${"0".repeat(15)}`, "Z".repeat(16), undefined]) {
      expect(marksIn(id).size).toBe(0);
    }
    expect([...marksIn(eventId(["0".repeat(16), "f".repeat(16)]))]).toEqual(["0".repeat(16), "f".repeat(16)]);
  });
});
