import { expiresOf, type SipRequest } from "@porchlight/sip-message";
import type { CommitPipeline } from "../commits/commit-pipeline";
import { addressOfRecord } from "../identity/asserted-identities";
import type { BindingTable } from "../state/binding-table";

/** Whether there is more to do than can be kept up with (core.md section 10). */
export class HighWater {
  /** The driver does not keep up. */
  isStrained = false;
  readonly #commits: CommitPipeline;
  readonly #commitsInFlight: number;
  readonly #bindings: BindingTable;

  constructor(commits: CommitPipeline, commitsInFlight: number, bindings: BindingTable) {
    this.#commits = commits;
    this.#commitsInFlight = commitsInFlight;
    this.#bindings = bindings;
  }

  /** Above the mark nothing new is begun. */
  get isReached(): boolean {
    return this.isStrained || this.#commits.inFlight > this.#commitsInFlight;
  }

  /** Whether the mark keeps a request out: refreshes and removals, and all within dialogs, are served above it. */
  turnsAway(request: SipRequest): boolean {
    return this.isReached && !this.#addsNothing(request);
  }

  #addsNothing(request: SipRequest): boolean {
    if (request.to.tag !== undefined || request.headers.has("sip-if-match")) return true;
    return request.method === "REGISTER" && (isRemoval(request) || this.#isKnown(request));
  }

  #isKnown({ callId, to }: SipRequest): boolean {
    const aor = addressOfRecord(to.uri);
    return aor !== undefined && this.#bindings.of(aor).some(({ record }) => record.callId === callId);
  }
}

const isRemoval = ({ headers }: SipRequest): boolean => expiresOf(headers) === 0;
