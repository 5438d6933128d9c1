/** What agents are told besides the problems of the admin API. */
export const agentProblemTypes = {
  "document-malformed": {
    status: 400,
    title: "The body is no presence document of this presentity",
    remedy: "Correct what the reason names; what was published is as it was.",
  },
  "out-of-reach": {
    status: 403,
    title: "The token is not for this presentity",
    remedy: "Ask the operator for a token that is.",
  },
  "statement-forbidden": {
    status: 403,
    title: "Nothing of this may be said by this agent",
    remedy: "Say what the token is for, or ask the operator for one that is for more.",
  },
  "too-many-publications": {
    status: 403,
    title: "The presentity has as many publications as it may",
    remedy: "Withdraw a source, or wait for one to expire.",
  },
  "source-not-found": {
    status: 404,
    title: "The source says nothing at present",
    remedy: "It was never put, has expired or was withdrawn; put it anew.",
  },
  "source-changed": {
    status: 412,
    title: "The source is not as the request expects it",
    remedy: "Read it, take its entity-tag, and decide anew.",
  },
  "calendar-not-found": {
    status: 404,
    title: "There is no such calendar",
    remedy: "Check owner and name; read the list of calendars again.",
  },
  "calendar-rejected": {
    status: 422,
    title: "The calendar is not accepted",
    remedy: "Correct what the reason names; the calendar is as it was.",
  },
  "calendar-too-large": {
    status: 413,
    title: "The calendar is too large",
    remedy: "Export fewer appointments, or raise agents.calendarBytes in the settings.",
  },
  "rate-exceeded": {
    status: 429,
    title: "Too many requests",
    remedy: "Wait for as many seconds as Retry-After says.",
  },
} as const;
