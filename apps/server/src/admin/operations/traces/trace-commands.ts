import { parseAor } from "@porchlight/accounts";
import type { Trace, TraceTargetField } from "@porchlight/admin-api";
import { type Clock, ok, type Result } from "@porchlight/kernel";
import type { TraceTarget } from "@porchlight/sip-trace";
import type { AuditLog } from "@porchlight/store";
import type { Actor } from "../../auth/actor";
import type { FlowDirectory } from "../../ports/flows";
import type { OfficeTrace, TraceHouse } from "../../ports/traces";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { traceRow } from "../../views/trace-row";

export interface TraceDeps {
  readonly traces: TraceHouse;
  readonly flows: Pick<FlowDirectory, "find">;
  readonly audit: Pick<AuditLog, "append">;
  readonly clock: Clock;
}

/** Starts a trace. Written down first: whoever listens is known before anything is heard. */
export async function startTrace(
  deps: TraceDeps,
  actor: Actor,
  wanted: { readonly target: TraceTargetField; readonly seconds: number },
): Promise<Result<Trace, Problem>> {
  const target = targetOf(wanted.target, deps.flows);
  if (!target.ok) return target;
  if (deps.traces.isFull) return tooMany;
  await note(deps, actor, "trace.start", target.value, { seconds: wanted.seconds });
  const trace = deps.traces.start(target.value, wanted.seconds, actor.actor);
  return trace === undefined ? tooMany : ok(traceRow(trace));
}

export async function stopTrace(
  deps: TraceDeps,
  actor: Actor,
  id: string,
): Promise<Result<undefined, Problem>> {
  const trace = findTrace(deps.traces, id);
  if (!trace.ok) return trace;
  await note(deps, actor, "trace.stop", trace.value.recording.target);
  return deps.traces.stop(id) ? ok(undefined) : noSuchTrace;
}

export async function deleteTrace(
  deps: TraceDeps,
  actor: Actor,
  id: string,
): Promise<Result<undefined, Problem>> {
  const trace = findTrace(deps.traces, id);
  if (!trace.ok) return trace;
  await note(deps, actor, "trace.delete", trace.value.recording.target);
  return deps.traces.discard(id) ? ok(undefined) : noSuchTrace;
}

/** Somebody takes the messages of a trace away. */
export const noteExport = (
  deps: Pick<TraceDeps, "audit" | "clock">,
  actor: Actor,
  { recording }: OfficeTrace,
  details: { readonly format: string; readonly sight: string },
): Promise<unknown> =>
  note(deps, actor, "trace.export", recording.target, { ...details, messages: recording.messages.length });

export function findTrace(traces: TraceHouse, id: string): Result<OfficeTrace, Problem> {
  const trace = traces.find(id);
  return trace === undefined ? noSuchTrace : ok(trace);
}

const tooMany = refuse("too-many-traces", say("traces-are-as-many-as-may"), "target");
const noSuchTrace = refuse("trace-not-found", say("names-no-trace"), "id");

function targetOf(field: TraceTargetField, flows: Pick<FlowDirectory, "find">): Result<TraceTarget, Problem> {
  switch (field.kind) {
    case "call":
      return ok(field);
    case "connection":
      return flows.find(field.connection) === undefined
        ? refuse("connection-not-found", say("names-no-open-connection"), "target.connection")
        : ok(field);
    case "user": {
      const address = parseAor(field.user);
      return address.ok
        ? ok({ kind: "user", user: address.value.aor })
        : refuse("invalid-input", address.error, "target.user");
    }
  }
}

const note = (
  { audit, clock }: Pick<TraceDeps, "audit" | "clock">,
  actor: Actor,
  action: string,
  target: TraceTarget,
  after?: Readonly<Record<string, unknown>>,
): Promise<unknown> =>
  audit.append({ ...actor, at: clock(), action, target: targetText(target), before: undefined, after });

/** What is traced, as the audit log names it. */
function targetText(target: TraceTarget): string {
  switch (target.kind) {
    case "user":
      return target.user;
    case "call":
      return `call ${target.callId}`;
    case "connection":
      return `connection ${target.connection}`;
  }
}
