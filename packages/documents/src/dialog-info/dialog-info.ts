/** Dialog information (RFC 4235). */
export const DIALOG_INFO = "urn:ietf:params:xml:ns:dialog-info";
export const DIALOG_INFO_TYPE = "application/dialog-info+xml";

export const DIALOG_STATES = ["trying", "proceeding", "early", "confirmed", "terminated"] as const;

export const DIALOG_EVENTS = [
  "cancelled",
  "rejected",
  "replaced",
  "local-bye",
  "remote-bye",
  "error",
  "timeout",
] as const;

export const DIALOG_DIRECTIONS = ["initiator", "recipient"] as const;

/** One dialog, or the half of one (section 4.1.1). */
export interface DialogElement {
  readonly id: string;
  readonly callId?: string;
  readonly localTag?: string;
  readonly remoteTag?: string;
  readonly direction?: (typeof DIALOG_DIRECTIONS)[number];
  readonly state: (typeof DIALOG_STATES)[number];
  readonly event?: (typeof DIALOG_EVENTS)[number];
  /** Status code that brought the state about, 100 to 699. */
  readonly code?: number;
  /** Seconds since it began. */
  readonly duration?: number;
  readonly replaces?: ReplacedDialog;
  readonly referredBy?: NamedUri;
  readonly routeSet?: readonly string[];
  readonly local?: Participant;
  readonly remote?: Participant;
  /** Elements of other namespaces, as they stand in a document whose default namespace is that of dialog information. */
  readonly extensions: readonly string[];
}

export interface ReplacedDialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
}

export interface NamedUri {
  readonly uri: string;
  readonly display?: string;
}

/** One side of a dialog (section 4.1.6). */
export interface Participant {
  readonly identities: readonly NamedUri[];
  readonly target?: DialogTarget;
  readonly sessionDescription?: SessionDescription;
  readonly cseq?: number;
  readonly extensions: readonly string[];
}

export interface DialogTarget {
  readonly uri: string;
  readonly params: readonly TargetParam[];
}

export interface TargetParam {
  readonly name: string;
  readonly value: string;
}

export interface SessionDescription {
  /** Media type. */
  readonly type: string;
  readonly text: string;
}

export interface DialogInfo {
  /** 0 in the first document of a subscription, higher by one in each after it. */
  readonly version: number;
  readonly state: "full" | "partial";
  /** Whose dialogs they are; undefined where the document does not say. */
  readonly entity: string | undefined;
  readonly dialogs: readonly DialogElement[];
}
