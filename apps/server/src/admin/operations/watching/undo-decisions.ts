import type { DecisionWrite } from "@porchlight/admin-api";
import { ok, type Result } from "@porchlight/kernel";
import { type DocumentVersion, documentSelectorText } from "@porchlight/xdm";
import type { DocumentAddress, DocumentErrand, OfficeDocuments } from "../../ports/documents";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { addressOf, versionOf } from "../documents/find-document";
import { changedSince, WriteTrail } from "./write-trail";

/** A write to take back: the version to put in the place of what it wrote; undefined where there was none. */
interface Step {
  readonly address: DocumentAddress;
  readonly version: DocumentVersion | undefined;
  readonly after: string;
}

/** Puts back what decisions have written, the last first: all of it, or nothing where somebody has written since. */
export async function undoDecisions(
  documents: OfficeDocuments,
  writes: readonly DecisionWrite[],
  errand: DocumentErrand,
): Promise<Result<undefined, Problem>> {
  const steps = await stepsOf(documents, writes);
  if (!steps.ok) return steps;
  const untouched = await checkUntouched(documents, steps.value);
  if (!untouched.ok) return untouched;
  const trail = new WriteTrail(documents, errand);
  const restored = new Map<string, string | undefined>();
  for (const { address, version, after } of [...steps.value].reverse()) {
    const name = nameOf(address);
    const wanted = version === undefined ? { text: undefined } : { text: version.text, restores: version };
    const written = await trail.write(address, restored.has(name) ? restored.get(name) : after, wanted);
    if (!written.ok) {
      await trail.takeBack();
      return written;
    }
    restored.set(name, written.value.etag);
  }
  return ok(undefined);
}

async function stepsOf(
  documents: OfficeDocuments,
  writes: readonly DecisionWrite[],
): Promise<Result<readonly Step[], Problem>> {
  const steps: Step[] = [];
  for (const { selector, before, after } of writes) {
    const address = addressOf(documents, selector);
    if (!address.ok) return address;
    const version =
      before === null ? ok(undefined) : await versionOf(documents, address.value, before.version);
    if (!version.ok) return version;
    if (version.value?.etag !== before?.etag) {
      return refuse(
        "document-version-not-found",
        say("version-is-another", { version: before?.version ?? 0 }),
        "writes",
      );
    }
    steps.push({ address: address.value, version: version.value, after });
  }
  return ok(steps);
}

/** Each write of a document goes on from the one before, and the last one is what is there. */
async function checkUntouched(
  { archive }: OfficeDocuments,
  steps: readonly Step[],
): Promise<Result<undefined, Problem>> {
  const last = new Map<string, Step>();
  for (const step of steps) {
    const before = last.get(nameOf(step.address));
    if (before !== undefined && step.version?.etag !== before.after) return changedSince(step.address);
    last.set(nameOf(step.address), step);
  }
  for (const { address, after } of last.values()) {
    if ((await archive.read(address.key))?.etag !== after) return changedSince(address);
  }
  return ok(undefined);
}

const nameOf = ({ key }: DocumentAddress): string => documentSelectorText(key);
