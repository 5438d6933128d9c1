/** Where the scroll lock of dialogs looks for the nonce of the style element it makes. */
interface NonceHolder {
  __webpack_nonce__?: string;
}

/** Call before the first dialog opens. */
export function keepStyleNonce(nonce: string): void {
  (globalThis as NonceHolder).__webpack_nonce__ = nonce;
}
