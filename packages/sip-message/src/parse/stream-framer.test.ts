import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frameOf, okLines, subscribeLines, withField } from "../../test/messages";
import { say } from "../sayings";
import { limits } from "./limits";
import { type StreamFrame, StreamFramer } from "./stream-framer";

const octets = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (frame: Uint8Array): string => new TextDecoder().decode(frame);
const join = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

/** What a frame is, comparable and independent of memory. */
const shape = (frame: StreamFrame): unknown => {
  if (frame.kind === "message") return text(frame.frame);
  if (frame.kind === "keep-alive") return frame;
  const { answerTo, ...rest } = frame;
  return { ...rest, answerTo: answerTo?.method };
};

function framesOf(stream: Uint8Array, cuts: readonly number[] = []): unknown[] {
  const framer = new StreamFramer();
  const frames: unknown[] = [];
  let at = 0;
  for (const cut of [...cuts].sort((one, other) => one - other)) {
    frames.push(...framer.push(stream.slice(at, Math.max(at, cut))).map(shape));
    at = Math.max(at, cut);
  }
  return [...frames, ...framer.push(stream.slice(at)).map(shape)];
}

const publish = frameOf(
  [...withField(subscribeLines, "Content-Length", "l :", "  14"), "Content-Type: text/plain"],
  "Grüße\r\n\r\nend",
);
const subscribe = frameOf(subscribeLines);
const response = frameOf(okLines);

describe("cutting a stream", () => {
  test("COR-009 several messages in one read, with keep-alives between them", () => {
    const stream = join(octets("\r\n\r\n"), subscribe, octets("\r\n"), publish, response);
    expect(framesOf(stream)).toEqual([
      { kind: "keep-alive", ping: false },
      { kind: "keep-alive", ping: true },
      text(subscribe),
      { kind: "keep-alive", ping: false },
      text(publish),
      text(response),
    ]);
  });

  test("COR-009 one octet at a time", () => {
    const stream = join(publish, octets("\r\n\r\n"), response);
    const cuts = Array.from({ length: stream.length }, (_, index) => index);
    expect(framesOf(stream, cuts)).toEqual(framesOf(stream));
    expect(framesOf(stream)).toHaveLength(4);
  });

  test("COR-009 the frames do not depend on how the stream is split", () => {
    const pieces = fc.constantFrom(
      subscribe,
      publish,
      response,
      octets("\r\n"),
      octets("\r\n\r\n"),
      octets("\r"),
      octets("\n"),
      octets("junk"),
      frameOf(withField(subscribeLines, "Content-Length")),
      frameOf(withField(subscribeLines, "Content-Length", "Content-Length: -1")),
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 6 }),
        fc.array(fc.nat(3000), { maxLength: 8 }),
        (parts, cuts) => {
          const stream = join(...parts);
          expect(framesOf(stream, cuts)).toEqual(framesOf(stream));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("random octets never throw, and what is held back stays bounded", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 20 }), (chunks) => {
        const framer = new StreamFramer({ ...limits, headOctets: 512, messageOctets: 1024 });
        for (const chunk of chunks) framer.push(chunk);
        expect(framer.buffered).toBeLessThanOrEqual(1024);
      }),
    );
  });
});

describe("a stream that has lost its framing", () => {
  const broken = (lines: readonly string[]) => new StreamFramer().push(frameOf(lines))[0];

  test("COR-004 a message without Content-Length is answered 400 and the stream is done", () => {
    const framer = new StreamFramer();
    const [frame] = framer.push(frameOf(withField(subscribeLines, "Content-Length")));
    expect(frame).toMatchObject({
      kind: "broken",
      status: 400,
      reason: { code: "sip-length-missing" },
      answerTo: { method: "SUBSCRIBE", via: { branch: "z9hG4bKsub1" } },
    });
    expect(framer.push(subscribe)).toEqual([]);
    expect(framer.buffered).toBe(0);
  });

  test("COR-009 a Content-Length that is malformed or repeated", () => {
    for (const value of ["-1", "five", "", "1 2", "9".repeat(400)]) {
      expect(broken(withField(subscribeLines, "Content-Length", `Content-Length: ${value}`))).toMatchObject({
        kind: "broken",
        reason: { code: "sip-length-malformed" },
        answerTo: { method: "SUBSCRIBE" },
      });
    }
    expect(broken([...subscribeLines, "l: 0"])).toMatchObject({
      kind: "broken",
      reason: { code: "sip-length-malformed" },
    });
  });

  test("413 for a message above the limit, told from its head alone", () => {
    const lines = withField(subscribeLines, "Content-Length", `Content-Length: ${limits.messageOctets}`);
    expect(broken(lines)).toMatchObject({ kind: "broken", status: 413, answerTo: { method: "SUBSCRIBE" } });
  });

  test("a head that never ends", () => {
    const framer = new StreamFramer();
    const frames: StreamFrame[] = [];
    for (let count = 0; count < 70; count++) frames.push(...framer.push(octets("x".repeat(1000))));
    expect(frames).toEqual([
      { kind: "broken", status: 400, reason: say("sip-head-too-large"), answerTo: undefined },
    ]);
  });

  test("a stray CR or LF between messages", () => {
    expect(new StreamFramer().push(octets("\n"))[0]).toMatchObject({ kind: "broken", answerTo: undefined });
    expect(new StreamFramer().push(octets("\rx"))[0]).toMatchObject({ kind: "broken", answerTo: undefined });
  });

  test("a response is not answered", () => {
    expect(broken(withField(okLines, "Content-Length"))).toMatchObject({
      kind: "broken",
      answerTo: undefined,
    });
  });
});
