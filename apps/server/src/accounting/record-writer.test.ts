import { type JournalEntry, keptRecords, QuotaLedger, type RecordBatch } from "@porchlight/accounting";
import { instant } from "@porchlight/kernel";
import { memoryStore } from "@porchlight/store";
import { afterEach, describe, expect, test } from "vitest";
import { eventually } from "../testing/eventually";
import { RecordWriter, type RecordWriterParts } from "./record-writer";
import { sampleNotify, sampleRecord } from "./testing/sample-record";

const { records: store } = memoryStore();
const open: RecordWriter[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((writer) => writer.stop()));
});

function writer(more: Partial<RecordWriterParts> = {}): RecordWriter {
  const made = new RecordWriter({
    store,
    journal: { keep: () => {}, release: () => {} },
    last: 0,
    capacity: 100,
    usage: new QuotaLedger([]),
    onWritten: () => {},
    onFault: () => {},
    ...more,
  });
  open.push(made);
  return made;
}

const sessionsIn = (entry: JournalEntry): string =>
  keptRecords(entry)
    .map(({ number, record }) => `${number}${record.session}`)
    .join(" ");

/** A disk that fails as long as it is told to, and keeps what it takes. */
class Disk {
  isBroken = false;
  readonly batches: RecordBatch[] = [];

  async append(batch: RecordBatch): Promise<void> {
    if (this.isBroken) throw new Error("disk full");
    this.batches.push(batch);
  }

  get sessions(): readonly string[] {
    return this.batches.flatMap(({ records }) =>
      records.map(({ number, record }) => `${number}${record.session}`),
    );
  }
}

describe("records go to the disk behind the back of signalling", () => {
  test("PRV-040 taking a record writes nothing yet; what comes together is written together", async () => {
    const disk = new Disk();
    const made = writer({ store: disk });
    for (const session of ["a", "b", "c"]) made.record(sampleRecord({ session }));
    expect([disk.batches.length, made.waiting]).toEqual([0, 3]);
    await eventually("they are written", () => disk.sessions.length === 3);
    expect(disk.sessions).toEqual(["1a", "2b", "3c"]);
    expect(disk.batches).toHaveLength(1);
    expect([made.waiting, made.last]).toEqual([0, 3]);
  });

  test("PRV-047 records are in the journal, in one write, before the turn ends, or at once; and let go when they are on disk", async () => {
    const told: string[] = [];
    const made = writer({
      store: new Disk(),
      journal: {
        keep: (entries) => told.push(`keep ${entries.map(sessionsIn).join(" ")}`),
        release: (through) => told.push(`release ${through}`),
      },
    });
    const turn = new Promise<void>((resolve) =>
      setImmediate(() => resolve(void told.push("end of the turn"))),
    );
    for (const session of ["a", "b"]) made.record(sampleRecord({ session }));
    await turn;
    made.record(sampleRecord({ session: "c" }));
    made.keep();
    expect(told).toEqual(["keep 1a 2b", "end of the turn", "keep 3c"]);
    await made.stop();
    expect(told.slice(3)).toEqual(["release 3"]);
  });

  test("PRV-045 PRV-047 NOTIFYs of one turn go into the journal together, whatever is recorded meanwhile", async () => {
    const kept: JournalEntry[] = [];
    const made = writer({
      store: new Disk(),
      journal: { keep: (entries) => kept.push(...entries), release: () => {} },
    });
    for (const session of ["a", "b"]) made.recordAlike(sampleNotify({ session }));
    expect(kept).toEqual([]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(kept.map(sessionsIn)).toEqual(["1a 2b"]);
    made.recordAlike(sampleNotify({ session: "c" }));
    made.record(sampleRecord({ session: "d" }));
    made.recordAlike(sampleNotify({ session: "e" }));
    await new Promise((resolve) => setImmediate(resolve));
    expect(kept.map(sessionsIn)).toEqual(["1a 2b", "3d", "4c 5e"]);
  });

  test("what comes while a batch is written is gathered, and not written one by one", async () => {
    const disk = new Disk();
    const open: (() => void)[] = [];
    const slow = {
      append: (batch: RecordBatch) =>
        new Promise<void>((resolve) => open.push(() => resolve(disk.append(batch)))),
    };
    const made = writer({ store: slow });
    made.record(sampleRecord({ session: "a" }));
    await eventually("it is being written", () => open.length === 1);
    made.record(sampleRecord({ session: "b" }));
    open[0]?.();
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    made.record(sampleRecord({ session: "c" }));
    await eventually("the next is being written", () => open.length === 2);
    open[1]?.();
    await made.stop();
    expect(disk.batches.map(({ records }) => records.length)).toEqual([1, 2]);
  });

  test("PRV-056 whoever asks for it has all that was recorded so far on disk", async () => {
    const disk = new Disk();
    const made = writer({ store: disk });
    made.record(sampleRecord({ session: "a" }));
    await made.flush();
    expect(disk.sessions).toEqual(["1a"]);
    made.record(sampleRecord({ session: "b" }));
    await Promise.all([made.flush(), made.flush()]);
    expect(disk.sessions).toEqual(["1a", "2b"]);
  });

  test("PRV-047 a stop writes what is left", async () => {
    const disk = new Disk();
    const made = writer({ store: disk, last: 41 });
    made.record(sampleRecord({ session: "a" }));
    await made.stop();
    expect(disk.sessions).toEqual(["42a"]);
  });

  test("PRV-040 a disk that fails holds nobody up; nothing is lost when it works again", async () => {
    const disk = new Disk();
    disk.isBroken = true;
    const faults: unknown[] = [];
    const made = writer({ store: disk, onFault: (error) => faults.push(error) });
    made.record(sampleRecord({ session: "a" }));
    await eventually("it fails", () => faults.length > 0);
    expect(made.isFailing).toBe(true);
    made.record(sampleRecord({ session: "b" }));
    disk.isBroken = false;
    await eventually("both are written", () => disk.sessions.length === 2);
    expect(disk.sessions).toEqual(["1a", "2b"]);
    expect(made.isFailing).toBe(false);
  });

  test("PRV-040 beyond what memory holds a gap is written in the place of what was lost", async () => {
    const disk = new Disk();
    disk.isBroken = true;
    const made = writer({ store: disk, capacity: 1 });
    for (const session of ["a", "b", "c"]) made.record(sampleRecord({ session }));
    expect(made.lost).toBe(2);
    disk.isBroken = false;
    await made.stop();
    expect(disk.batches[0]).toMatchObject({ last: 3, gaps: [{ from: 2, to: 3 }] });
  });

  test("PRV-049 what was used of quotas is written with the records, and again after a failure", async () => {
    const own = memoryStore().records;
    await own.open(instant(0));
    const name = { user: "sip:alice@office.test", service: "PUBLISH" } as const;
    const ledger = new QuotaLedger([{ ...name, units: 5, used: 0 }]);
    await own.putQuota({ ...name, units: 5, used: 0 }, note);
    let failures = 1;
    const made = writer({
      usage: ledger,
      store: {
        append: (batch, used) =>
          failures-- > 0 ? Promise.reject(new Error("busy")) : own.append(batch, used),
      },
    });
    ledger.decide({ ...name, at: instant(0) });
    made.used();
    await eventually("it fails", () => failures === 0);
    await made.stop();
    expect((await own.open(instant(0))).quotas).toMatchObject([{ used: 1 }]);
  });
});

const note = {
  at: instant(0),
  actor: "admin",
  action: "quota.set",
  target: "",
  before: undefined,
  after: undefined,
};
