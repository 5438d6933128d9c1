/** What the final answer to a NOTIFY means for the subscription (RFC 6665 section 4.2.2). */
export type NotifyVerdict = "delivered" | "remove" | "keep";

const removing = new Set([401, 404, 405, 407, 410, 416, 480, 481, 482, 483, 484, 485, 489, 501, 604]);

/** 401 and 407 remove too: a notifier has no credentials of the watcher's. Any other failure keeps the subscription. */
export function judgeNotifyAnswer(status: number): NotifyVerdict {
  if (status < 300) return "delivered";
  return removing.has(status) ? "remove" : "keep";
}
