/** One SIP message as it is sent: text, or octets where the body is not UTF-8. */
export type Frame = string | Uint8Array;
