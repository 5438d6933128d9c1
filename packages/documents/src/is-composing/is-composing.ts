/** Whether somebody is writing a message (RFC 3994). */
export const IS_COMPOSING = "urn:ietf:params:xml:ns:im-iscomposing";
export const IS_COMPOSING_TYPE = "application/im-iscomposing+xml";

export interface IsComposing {
  /** Any other token counts as idle (section 3.5). */
  readonly state: "active" | "idle";
  /** RFC 3339. */
  readonly lastActive?: string;
  /** A media type, or its first part. */
  readonly contentType?: string;
  /** After so many seconds of `active` comes another word; absent where none is promised. */
  readonly refreshSeconds?: number;
}
