/** What watchers over HTTP are told besides the problems of the admin API. */
export const eventProblemTypes = {
  "origin-forbidden": {
    status: 403,
    title: "Pages of this origin may not use the token",
    remedy: "Ask the operator for a token that names the origin of the page.",
  },
  "presence-not-found": {
    status: 404,
    title: "Nobody is here who is shown to you",
    remedy: "Check the address; the answer does not tell whether there is such a user.",
  },
  "url-too-long": {
    status: 414,
    title: "The address of the request is too long",
    remedy: "Watch fewer presentities by one request.",
  },
  "too-many-watches": {
    status: 429,
    title: "As much is watched already as may be",
    remedy: "Close a stream, or try again after Retry-After.",
  },
} as const;
