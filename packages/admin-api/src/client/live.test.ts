import { expect, test } from "vitest";
import type { LiveEvent } from "../live/live-event";
import { type EventSourceLike, openLive } from "./live";

class RecordedSource implements EventSourceLike {
  onopen: EventSourceLike["onopen"] = null;
  onerror: EventSourceLike["onerror"] = null;
  onmessage: EventSourceLike["onmessage"] = null;
  closed = false;
  close(): void {
    this.closed = true;
  }
  say(data: string): void {
    this.onmessage?.({ data } as MessageEvent);
  }
}

test("live events arrive typed; what is no event of this version is left out", () => {
  const source = new RecordedSource();
  const events: LiveEvent[] = [];
  let url = "";
  const close = openLive({
    topics: ["users", "audit"],
    onEvent: (event) => events.push(event),
    eventSource: (asked) => {
      url = asked;
      return source;
    },
  });
  source.say('{"topic":"users","ids":["sip:erin@office.test"],"more":false}');
  source.say('{"topic":"weather","ids":[]}');
  source.say("not json");
  close();
  expect(url).toBe("/api/v1/live?topics=users%2Caudit");
  expect(events).toEqual([{ topic: "users", ids: ["sip:erin@office.test"], more: false }]);
  expect(source.closed).toBe(true);
});
