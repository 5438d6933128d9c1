import { URI } from "sip.js/lib/grammar/index.js";
import { Alarm } from "../support/alarm";
import { newThread, type RequestSender } from "./request-sender";
import type { SipStack } from "./sip-stack";

/** Milliseconds of one OPTIONS to the domain, whatever its answer says; undefined when unanswered in time. */
export async function probeByOptions(
  stack: SipStack,
  sender: RequestSender,
  waitMs: number,
): Promise<number | undefined> {
  const domain = new URI("sip", "", stack.aor.host, stack.aor.port);
  const start = performance.now();
  const deadline = new Alarm();
  const limit = new Promise<undefined>((resolve) => deadline.set(waitMs, () => resolve(undefined)));
  const request = {
    method: "OPTIONS",
    requestUri: domain,
    to: domain,
    thread: newThread(),
    headers: [],
  } as const;
  const answer = sender.send(request).then((outcome) => {
    const answered = outcome.kind === "response" || outcome.kind === "unauthorized";
    return answered ? performance.now() - start : undefined;
  });
  const milliseconds = await Promise.race([answer, limit]);
  deadline.clear();
  return milliseconds;
}
