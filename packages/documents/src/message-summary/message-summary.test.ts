import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeSummaries } from "./merge-summaries";
import { type MessageSummary, MOST_MESSAGES } from "./message-summary";
import { readMessageSummary } from "./read-message-summary";
import { writeMessageSummary } from "./write-message-summary";

const pair = fc.record({ fresh: fc.nat(MOST_MESSAGES), old: fc.nat(MOST_MESSAGES) });
const counts = fc.oneof(
  pair,
  fc.tuple(pair, pair).map(([all, urgent]) => ({ ...all, urgent })),
);

const summary: fc.Arbitrary<MessageSummary> = fc.record(
  {
    isWaiting: fc.boolean(),
    account: fc.constantFrom("sip:alice@office.test", "sips:box%20a@x;p=1"),
    counts: fc
      .dictionary(fc.constantFrom("voice-message", "fax-message", "pager-message", "none"), counts)
      .map((each) => new Map(Object.entries(each))),
  },
  { requiredKeys: ["isWaiting", "counts"] },
);

const read = (text: string): MessageSummary => {
  const found = readMessageSummary(text);
  if (!found.ok) throw new Error(found.error);
  return found.value;
};

describe("message summaries", () => {
  test("what is written is read", () => {
    fc.assert(
      fc.property(summary, (given) => {
        expect(read(writeMessageSummary(given))).toEqual(given);
      }),
    );
  });

  test("nothing that comes makes the reader fail", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uint8Array()), (given) => {
        readMessageSummary(given);
      }),
    );
  });

  test("the examples of RFC 3842 sections 3.5 and 4.1, the descriptions of messages left out", () => {
    expect(
      read(
        "Messages-Waiting: yes\r\nMessage-Account: sip:alice@vmail.example.com\r\nVoice-Message: 4/8 (1/2)\r\n\r\n" +
          "To: <alice@atlanta.example.com>\r\nFrom: <bob@biloxi.example.com>\r\nVoice-Message: 9/9\r\n",
      ),
    ).toEqual({
      isWaiting: true,
      account: "sip:alice@vmail.example.com",
      counts: new Map([["voice-message", { fresh: 4, old: 8, urgent: { fresh: 1, old: 2 } }]]),
    });
    expect(read("Messages-Waiting: yes\r\nFax-Message: 2/4\r\n").counts).toEqual(
      new Map([["fax-message", { fresh: 2, old: 4 }]]),
    );
  });

  test.each([
    ["case and blanks", "messages-waiting : YES \r\nVOICE-MESSAGE:2 / 8 ( 0/2 )\r\n"],
    ["lines that end in LF alone", "Messages-Waiting: yes\nVoice-Message: 2/8 (0/2)\n"],
    ["no end of the last line", "Messages-Waiting: yes\r\nVoice-Message: 2/8 (0/2)"],
    ["lines of other names", "Messages-Waiting: yes\r\nX-Box: 7\r\nVoice-Message: 2/8 (0/2)\r\n"],
  ])("%s do not matter", (_, text) => {
    expect(read(text)).toEqual({
      isWaiting: true,
      counts: new Map([["voice-message", { fresh: 2, old: 8, urgent: { fresh: 0, old: 2 } }]]),
    });
  });

  test("a number that is too large is the largest (section 3.5)", () => {
    expect(read(`Messages-Waiting: yes\r\nVoice-Message: ${"9".repeat(400)}/0\r\n`).counts).toEqual(
      new Map([["voice-message", { fresh: MOST_MESSAGES, old: 0 }]]),
    );
  });

  test("an account that is no URI is left out", () => {
    expect(read("Messages-Waiting: no\r\nMessage-Account: alice's box\r\n").account).toBeUndefined();
    expect(read("Messages-Waiting: no\r\nMessage-Account: sip:a\u0000b\r\n").account).toBeUndefined();
  });

  test("an account in angle brackets loses them", () => {
    expect(read("Messages-Waiting: no\r\nMessage-Account: <sip:a@x>\r\n").account).toBe("sip:a@x");
  });

  test.each([
    ["nothing", ""],
    ["another first line", "Voice-Message: 1/0\r\nMessages-Waiting: yes\r\n"],
    ["neither yes nor no", "Messages-Waiting: maybe\r\n"],
    ["counts that are none", "Messages-Waiting: yes\r\nVoice-Message: many\r\n"],
    ["negative counts", "Messages-Waiting: yes\r\nVoice-Message: -1/0\r\n"],
    ["one kind twice", "Messages-Waiting: yes\r\nVoice-Message: 1/0\r\nvoice-message: 2/0\r\n"],
    [
      "more kinds than there are",
      `Messages-Waiting: yes\r\n${Array.from({ length: 40 }, (_, each) => `a${each}-message: 1/0\r\n`).join("")}`,
    ],
  ])("%s is refused", (_, text) => {
    expect(readMessageSummary(text).ok).toBe(false);
  });

  test("octets that are not UTF-8 are refused", () => {
    expect(readMessageSummary(new Uint8Array([0xff])).ok).toBe(false);
  });
});

describe("several mailboxes as one (RFC 3842 section 3.10)", () => {
  const merged = (...texts: readonly string[]): string =>
    writeMessageSummary(mergeSummaries(texts.map(read), "sip:alice@office.test"));

  test("counts add up, and messages wait if they do in one", () => {
    expect(
      merged(
        "Messages-Waiting: no\r\nVoice-Message: 0/3 (0/1)\r\n",
        "Messages-Waiting: yes\r\nVoice-Message: 2/1\r\nFax-Message: 1/0\r\n",
      ),
    ).toBe(
      "Messages-Waiting: yes\r\nMessage-Account: sip:alice@office.test\r\nVoice-Message: 2/4 (0/1)\r\nFax-Message: 1/0\r\n",
    );
  });

  test("no counts where one does not say how many wait", () => {
    expect(merged("Messages-Waiting: yes\r\n", "Messages-Waiting: yes\r\nVoice-Message: 2/1\r\n")).toBe(
      "Messages-Waiting: yes\r\nMessage-Account: sip:alice@office.test\r\n",
    );
  });

  test("one account where they agree, that of the mailbox where they do not", () => {
    const of = (account: string): string => `Messages-Waiting: no\r\nMessage-Account: ${account}\r\n`;
    expect(merged(of("sip:box@x"), of("sip:box@x"))).toContain("Message-Account: sip:box@x\r\n");
    expect(merged(of("sip:box@x"), of("sip:box@y"))).toContain("Message-Account: sip:alice@office.test\r\n");
  });

  test("nobody has anything: no messages", () => {
    expect(merged()).toBe("Messages-Waiting: no\r\nMessage-Account: sip:alice@office.test\r\n");
  });

  test("the order in which they came changes no number", () => {
    fc.assert(
      fc.property(fc.array(summary, { maxLength: 4 }), (given) => {
        const there = mergeSummaries(given, "sip:a@x");
        const back = mergeSummaries([...given].reverse(), "sip:a@x");
        expect({ ...back, counts: Object.fromEntries(back.counts) }).toEqual({
          ...there,
          counts: Object.fromEntries(there.counts),
        });
      }),
    );
  });
});
