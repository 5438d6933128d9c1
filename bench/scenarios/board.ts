import { setTimeout as delay } from "node:timers/promises";
import { BoardPage } from "../load/board-page";
import { document } from "../load/sip-text";
import { connectUsers, type LoadUser } from "../load/user";
import { percentile } from "../measure/summary";
import type { Target } from "../targets/target";
import { type Figures, type Scenario, userNames } from "./scenario";
import { timed } from "./timing";

const presentities = userNames("present", 10_000);
/** One connection speaks for so many. */
const perConnection = 250;

/** Everybody who is there, and what each said last. */
interface Crowd {
  readonly users: readonly LoadUser[];
  readonly publish: (name: string, note: string) => Promise<void>;
}

/** Everybody publishes once. */
async function everybodyThere({ url, domain }: Target): Promise<Crowd> {
  const speakers = presentities.filter((_, index) => index % perConnection === 0);
  const users = await connectUsers(url, speakers, domain);
  const tags = new Map<string, string>();
  const publishBy = async (user: LoadUser, name: string, note: string): Promise<void> => {
    const aor = `sip:${name}@${domain}`;
    tags.set(name, await user.publish(saying(aor, note), tags.get(name), aor));
  };
  await Promise.all(
    users.map(async (user, index) => {
      const first = index * perConnection;
      for (const name of presentities.slice(first, first + perConnection))
        await publishBy(user, name, "here");
    }),
  );
  const [first] = users;
  if (first === undefined) throw new Error("nobody is there");
  return { users, publish: (name, note) => publishBy(first, name, note) };
}

/** What is said of a person is what the board tells. */
const saying = (aor: string, note: string): string => document(aor, note).replace("Budget talk", note);

type Work = (board: BoardPage, target: Target, crowd: Crowd) => Promise<Figures>;

const onTheBoard = (name: string, unit: string, says: string, work: Work): Scenario => ({
  name,
  unit,
  over: "console",
  says: `${presentities.length} presentities on the board of the console; ${says}`,
  users: presentities,
  async run(target) {
    const crowd = await everybodyThere(target);
    const browser = await BoardPage.launch();
    try {
      return await work(await BoardPage.signIn(browser, target), target, crowd);
    } finally {
      await browser.close();
      for (const user of crowd.users) user.close();
    }
  },
});

const told = (what: string, values: readonly number[]): string => {
  const [shortest, p50, p95, longest] = [0, 0.5, 0.95, 1].map((share) =>
    percentile(values, share).toFixed(0),
  );
  return `${what}: shortest ${shortest}, p50 ${p50}, p95 ${p95}, longest ${longest} ms`;
};

const opens = 10;

/** From nothing to the rows, each time in a browser that has been nowhere yet. */
export const boardOpen = onTheBoard(
  "board-open",
  "opening",
  "from the request to its rows, nothing cached",
  (board, target) =>
    timed(target, async () => {
      const browser = board.context.browser();
      if (browser === null) throw new Error("there is no browser");
      const [paints, rows]: [number[], number[]] = [[], []];
      for (let round = 0; round < opens; round += 1) {
        const fresh = await BoardPage.signIn(browser, target);
        const opened = await fresh.open(target);
        paints.push(opened.firstPaint);
        rows.push(opened.rows);
        await fresh.context.close();
      }
      return {
        operations: opens,
        latencies: rows,
        findings: [told("first paint", paints), told("rows", rows)],
      };
    }),
);

/** A row and a half each frame. */
const pixelsPerFrame = 60;
const frames = 600;

export const boardScroll = onTheBoard(
  "board-scroll",
  "frame",
  "scrolled by a row and a half each frame, ten seconds",
  async (board, target) => {
    await board.open(target);
    return timed(target, async () => {
      const scrolled = await board.scroll(pixelsPerFrame, frames);
      const dropped = scrolled.frames.filter((milliseconds) => milliseconds > 25).length;
      return {
        operations: frames,
        latencies: scrolled.frames,
        findings: [
          told("frames", scrolled.frames),
          `${dropped} of ${frames} frames took longer than 25 ms; ${told("tasks over 50 ms", scrolled.longTasks)}, ${scrolled.longTasks.length} of them`,
        ],
      };
    });
  },
);

/** Those on the screen; the board is sorted by the whole address. */
const onTheScreen = presentities
  .map((name) => `${name}@`)
  .sort()
  .slice(0, 15)
  .map((name) => name.slice(0, -1));
const changesPerSecond = 4;
const seconds = 30;
/** What everybody else does meanwhile. */
const othersPerSecond = 50;

/** From a PUBLISH to the paint of its row, while others change too. */
export const boardChange = onTheBoard(
  "board-change",
  "change",
  `from PUBLISH to paint, ${othersPerSecond} others change each second`,
  async (board, target, { publish }) => {
    await board.open(target);
    await board.watch();
    const others = setInterval(() => {
      const name = presentities[Math.floor(Math.random() * presentities.length)];
      if (name !== undefined && !onTheScreen.includes(name)) void publish(name, "somebody else");
    }, 1000 / othersPerSecond);
    try {
      return await timed(target, async () => {
        const latencies: number[] = [];
        for (let number = 0; number < changesPerSecond * seconds; number += 1) {
          const note = `change ${number}`;
          const sentAt = Date.now();
          await publish(onTheScreen[number % onTheScreen.length] ?? "", note);
          latencies.push((await painted(board, note)) - sentAt);
          await delay(Math.max(0, 1000 / changesPerSecond - (Date.now() - sentAt)));
        }
        return { operations: latencies.length, latencies, findings: [told("PUBLISH to paint", latencies)] };
      });
    } finally {
      clearInterval(others);
    }
  },
);

async function painted(board: BoardPage, note: string): Promise<number> {
  for (let tries = 0; tries < 500; tries += 1) {
    const at = await board.paintedAt(note);
    if (at !== undefined) return at;
    await delay(20);
  }
  throw new Error(`"${note}" was never painted`);
}
