import type { WatcherDecision } from "@porchlight/admin-api";
import { ok, type Result, type Saying } from "@porchlight/kernel";
import { editForWatcher, type RulesEdit, type RulesInForce } from "@porchlight/policy";
import type { DocumentErrand, OfficeDocuments } from "../../ports/documents";
import type { OfficePort } from "../../ports/office";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { addressOf } from "../documents/find-document";
import { forEachGivingWay } from "../import/give-way";
import { DECIDED, refusalReason, refused, unchanged, type WatcherOutcome } from "./watcher-outcome";
import { inOneOrder } from "./write-order";
import { type DoneWrite, WriteTrail } from "./write-trail";

export interface OneDecision {
  readonly presentity: string;
  readonly watchers: readonly string[];
  readonly decision: WatcherDecision;
}

export interface OneAnswer {
  readonly outcomes: ReadonlyMap<string, WatcherOutcome>;
  readonly done: readonly DoneWrite[];
}

interface Parts {
  readonly office: Pick<OfficePort, "rulesInForce">;
  readonly documents: OfficeDocuments;
}

/** Others can be first this often; each time one of them has written. */
const MOST_ATTEMPTS = 20;

/**
 * Writes decisions about watchers into the documents of one presentity, and looks again when somebody else wrote
 * meanwhile. When a document is not taken, none of them is changed.
 */
export async function decideForOne(
  { office, documents }: Parts,
  { presentity, watchers, decision }: OneDecision,
  errand: DocumentErrand,
): Promise<OneAnswer> {
  const trail = new WriteTrail(documents, errand);
  const outcomes = new Map<string, WatcherOutcome>();
  const root = documents.root(undefined);
  for (let attempts = 0; attempts < MOST_ATTEMPTS; attempts += 1) {
    const { etags, ...rules } = office.rulesInForce(presentity);
    const edits = await editsFor({ ...rules, xcapRoot: root }, watchers, decision, outcomes);
    const written = await writeAll(documents, trail, inOneOrder(edits), etags);
    if (written.ok) return answerOf(trail, outcomes);
    if (written.error.code !== "document-changed") return stopped(trail, outcomes, written.error);
  }
  return stopped(trail, outcomes, { code: "too-many-writers" });
}

/** Edits one made on the other. What becomes of each watcher is noted; who was decided on stays so. */
async function editsFor(
  rules: RulesInForce,
  watchers: readonly string[],
  decision: WatcherDecision,
  outcomes: Map<string, WatcherOutcome>,
): Promise<readonly RulesEdit[]> {
  const edits: RulesEdit[] = [];
  let documents = rules.documents;
  const editFor = (watcher: string): void => {
    const edit = editForWatcher({ ...rules, documents }, watcher, decision);
    if (edit.ok && edit.value.length > 0) {
      edits.push(edit.value);
      documents = new Map([...documents, ...edit.value.map(({ path, text }) => [path, text] as const)]);
      outcomes.set(watcher, DECIDED);
    } else if (outcomes.get(watcher) !== DECIDED) {
      outcomes.set(watcher, edit.ok ? SO_ALREADY : refused(refusalReason(edit.error)));
    }
  };
  await forEachGivingWay(watchers, 1, (slice) => slice.forEach(editFor));
  return edits;
}

const SO_ALREADY = unchanged(say("watcher-so-already"));

async function writeAll(
  documents: OfficeDocuments,
  trail: WriteTrail,
  changes: RulesEdit,
  before: ReadonlyMap<string, string>,
): Promise<Result<undefined, Problem>> {
  const etags = new Map<string, string | undefined>(before);
  for (const { path, text } of changes) {
    const address = addressOf(documents, path);
    if (!address.ok) return refuse("document-forbidden", say("is-kept-elsewhere"));
    const written = await trail.write(address.value, etags.get(path), { text });
    if (!written.ok) return written;
    etags.set(path, written.value.etag);
  }
  return ok(undefined);
}

/** Where others were first with the same decision, nothing was left to write. */
function answerOf({ done }: WriteTrail, outcomes: ReadonlyMap<string, WatcherOutcome>): OneAnswer {
  if (done.length > 0) return { outcomes, done };
  return { done, outcomes: mapDecided(outcomes, SO_ALREADY) };
}

async function stopped(
  trail: WriteTrail,
  outcomes: ReadonlyMap<string, WatcherOutcome>,
  problem: Problem,
): Promise<OneAnswer> {
  await trail.takeBack();
  return { done: [], outcomes: mapDecided(outcomes, refused(stopReason(problem))) };
}

const stopReason = ({ code, reason = code }: Problem): Saying =>
  code === "too-many-writers" ? say("watcher-others-write") : say("watcher-rules-refused", { reason });

const mapDecided = (
  outcomes: ReadonlyMap<string, WatcherOutcome>,
  other: WatcherOutcome,
): ReadonlyMap<string, WatcherOutcome> =>
  new Map([...outcomes].map(([watcher, outcome]) => [watcher, outcome === DECIDED ? other : outcome]));
