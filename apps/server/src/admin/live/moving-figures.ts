import type { PeerView } from "@porchlight/routing";
import type { AdminDeps } from "../deps";
import type { OpenFlow } from "../ports/flows";
import type { ListTopic } from "./change-set";

/** Rows of a list whose figures are others than at the look before. */
export interface Moved {
  readonly topic: ListTopic;
  readonly ids: readonly string[];
}

/** Figures in one text, by id; those that are nothing are left out. */
type Figures = ReadonlyMap<string, string>;

/** What no event tells of: rates fall, rests end, queues fill and drain, keep-alives are answered. */
export class MovingFigures {
  #peers: Figures = new Map();
  #connections: Figures = new Map();

  constructor(private readonly deps: Pick<AdminDeps, "clock" | "office" | "flows">) {}

  /** What has moved since the last look. */
  look(): readonly Moved[] {
    const [peers, connections] = [this.#peers, this.#connections];
    const { clock, flows, office } = this.deps;
    this.#peers = figuresOf(office.views.peers(clock()).peers, ({ profile }) => profile.domain, peerFigures);
    this.#connections = figuresOf(flows.open(), ({ id }) => String(id), connectionFigures);
    return [
      { topic: "peers", ids: movedIn(peers, this.#peers) },
      { topic: "connections", ids: movedIn(connections, this.#connections) },
    ];
  }
}

function figuresOf<Row>(
  rows: Iterable<Row>,
  idOf: (row: Row) => string,
  numbersOf: (row: Row) => readonly number[],
): Figures {
  const figures = new Map<string, string>();
  for (const row of rows) {
    const numbers = numbersOf(row);
    if (numbers.some((number) => number !== 0)) figures.set(idOf(row), numbers.join(" "));
  }
  return figures;
}

const peerFigures = ({ perSecond, rests }: PeerView): readonly number[] => [
  perSecond.in.request,
  perSecond.in.notify,
  perSecond.out.request,
  perSecond.out.notify,
  rests.length,
];

const connectionFigures = ({ pingMs, queuedBytes }: OpenFlow): readonly number[] => [
  queuedBytes,
  pingMs ?? 0,
];

const movedIn = (before: Figures, now: Figures): readonly string[] =>
  [...new Set([...before.keys(), ...now.keys()])].filter((id) => before.get(id) !== now.get(id));
