/**
 * Whether a user agent takes a list only as the list server of its own maker writes it: Linphone, up to 5.1 at least, looks
 * for an Event of `Presence`, and for parts by `Content-Id` in this spelling without angle brackets. Of what RFC 6665 section
 * 8.2.1 and RFC 2045 section 7 ask for it shows nothing.
 */
export const readsListsItsOwnWay = (userAgent: string): boolean => /^linphone/i.test(userAgent);
