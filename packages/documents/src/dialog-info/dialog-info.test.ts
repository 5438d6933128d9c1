import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DIALOG_DIRECTIONS,
  DIALOG_EVENTS,
  DIALOG_STATES,
  type DialogElement,
  type DialogInfo,
} from "./dialog-info";
import { mergeDialogs } from "./merge-dialogs";
import { MAX_DIALOGS, readDialogInfo } from "./read-dialog-info";
import { writeDialogInfo } from "./write-dialog-info";

const text = fc
  .string({ unit: "grapheme", maxLength: 12 })
  .filter((each) => !/[\u0000-\u001f\ufffe\uffff]/.test(each));

const uri = text.map((each) => `sip:${each.trim()}`);
const named = fc.record({ uri, display: text }, { requiredKeys: ["uri"] });

const participant = fc.record(
  {
    identities: fc.array(named, { maxLength: 2 }),
    target: fc.record({ uri: text, params: fc.array(fc.record({ name: text, value: text })) }),
    sessionDescription: fc.record({ type: fc.constant("application/sdp"), text }),
    cseq: fc.nat(),
    extensions: fc.constant([]),
  },
  { requiredKeys: ["identities", "extensions"] },
);

const dialog: fc.Arbitrary<DialogElement> = fc.record(
  {
    id: text.filter((each) => each !== ""),
    callId: text,
    localTag: text,
    remoteTag: text,
    direction: fc.constantFrom(...DIALOG_DIRECTIONS),
    state: fc.constantFrom(...DIALOG_STATES),
    event: fc.constantFrom(...DIALOG_EVENTS),
    code: fc.integer({ min: 100, max: 699 }),
    duration: fc.nat(),
    replaces: fc.record({ callId: text, localTag: text, remoteTag: text }),
    referredBy: named,
    routeSet: fc.array(uri, { minLength: 1, maxLength: 2 }),
    local: participant,
    remote: participant,
    extensions: fc.constant(['<x:held xmlns:x="urn:x"/>']),
  },
  { requiredKeys: ["id", "state", "extensions"] },
);

const info: fc.Arbitrary<DialogInfo> = fc.record({
  version: fc.nat(),
  state: fc.constantFrom("full" as const, "partial" as const),
  entity: text,
  dialogs: fc.array(dialog, { maxLength: 4 }),
});

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const root = (attributes: string, content = ""): string =>
  `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" ${attributes}>${content}</dialog-info>`;

const full = 'version="0" state="full" entity="sip:alice@example.com"';

function dialogs(content: string): readonly DialogElement[] {
  const read = readDialogInfo(root(full, content));
  if (!read.ok) throw new Error(read.error);
  return read.value.dialogs;
}

describe("dialog-info documents", () => {
  test("what is written is read, whatever names, tags and URIs hold", () => {
    fc.assert(
      fc.property(info, (wanted) => {
        const read = readDialogInfo(writeDialogInfo(wanted));
        expect(read.ok && plain(read.value)).toEqual(plain(wanted));
      }),
    );
  });

  test("the sample of RFC 4235 section 4.2, which names nobody", () => {
    const read = readDialogInfo(`<?xml version="1.0" encoding="UTF-8"?>
   <dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
     xsi:schemaLocation="urn:ietf:params:xml:ns:dialog-info"
     version="1" state="full">
     <dialog id="123456">
        <state>confirmed</state>
        <duration>274</duration>
        <local>
          <identity display="Alice">sip:alice@example.com</identity>
          <target uri="sip:alice@pc33.example.com">
            <param pname="isfocus" pval="true"/>
            <param pname="class" pval="personal"/>
          </target>
        </local>
        <remote>
          <identity display="Bob">sip:bob@example.org</identity>
          <target uri="sip:bobster@phone21.example.org"/>
        </remote>
     </dialog>
   </dialog-info>`);
    expect(read).toEqual({
      ok: true,
      value: {
        version: 1,
        state: "full",
        entity: undefined,
        dialogs: [
          {
            id: "123456",
            state: "confirmed",
            duration: 274,
            local: {
              identities: [{ uri: "sip:alice@example.com", display: "Alice" }],
              target: {
                uri: "sip:alice@pc33.example.com",
                params: [
                  { name: "isfocus", value: "true" },
                  { name: "class", value: "personal" },
                ],
              },
              extensions: [],
            },
            remote: {
              identities: [{ uri: "sip:bob@example.org", display: "Bob" }],
              target: { uri: "sip:bobster@phone21.example.org", params: [] },
              extensions: [],
            },
            extensions: [],
          },
        ],
      },
    });
  });

  test("a name as the schema of RFC 4235 has it", () => {
    const [found] = dialogs(
      '<dialog id="a"><state>early</state><remote><identity display-name="Bob">sip:b@x</identity></remote></dialog>',
    );
    expect(found?.remote?.identities).toEqual([{ uri: "sip:b@x", display: "Bob" }]);
  });

  test("elements of other namespaces mean the same where they are written again", () => {
    const read = readDialogInfo(
      `<d:dialog-info xmlns:d="urn:ietf:params:xml:ns:dialog-info" xmlns:sa="urn:ietf:params:xml:ns:sa-dialog-info" ${full}>` +
        '<d:dialog id="a"><d:state>confirmed</d:state><sa:appearance>1</sa:appearance></d:dialog></d:dialog-info>',
    );
    const again = read.ok ? readDialogInfo(writeDialogInfo(read.value)) : read;
    expect(again.ok && again.value.dialogs[0]?.extensions).toEqual([
      '<sa:appearance xmlns:sa="urn:ietf:params:xml:ns:sa-dialog-info">1</sa:appearance>',
    ]);
  });

  test("a document that does not say so is full, as in RFC 4235 section 4.1", () => {
    expect(readDialogInfo(root('version="0" notify-state="full"'))).toMatchObject({
      ok: true,
      value: { state: "full" },
    });
  });

  test.each([
    ["no XML", "<dialog-info"],
    ["another root", "<dialogs/>"],
    ["no version", root('state="full"')],
    ["an unknown completeness", root('version="0" state="some"')],
    ["a dialog without id", root(full, "<dialog><state>early</state></dialog>")],
    ["a dialog without state", root(full, '<dialog id="a"/>')],
    ["a state nobody knows", root(full, '<dialog id="a"><state>ringing</state></dialog>')],
    [
      "more dialogs than anybody has",
      root(full, '<dialog id="a"><state>early</state></dialog>'.repeat(MAX_DIALOGS + 1)),
    ],
    ["entities", `<!DOCTYPE d [<!ENTITY e "x">]>${root(full)}`],
  ])("%s is refused", (_, source) => {
    expect(readDialogInfo(source).ok).toBe(false);
  });
});

describe("partial state", () => {
  const fork = (tag: string, state: string): string =>
    `<dialog id="as7d900as8" call-id="a84b4c76e66710" local-tag="1928301774"${tag} direction="initiator"><state>${state}</state></dialog>`;
  const states = (found: readonly DialogElement[]) => found.map(({ remoteTag, state }) => [remoteTag, state]);

  test("the call of RFC 4235 section 6.1: two forks of one id, one answered, the other cancelled", () => {
    const early = dialogs(fork(' remote-tag="456887766"', "early") + fork(' remote-tag="hh76a"', "early"));
    const answered = mergeDialogs(early, dialogs(fork(' remote-tag="hh76a"', "confirmed")));
    expect(states(answered)).toEqual([
      ["456887766", "early"],
      ["hh76a", "confirmed"],
    ]);
    const cancelled = mergeDialogs(answered, dialogs(fork(' remote-tag="456887766"', "terminated")));
    expect(states(cancelled)).toEqual([
      ["456887766", "terminated"],
      ["hh76a", "confirmed"],
    ]);
    expect(states(mergeDialogs(cancelled, []))).toEqual([["hh76a", "confirmed"]]);
  });

  test("the dialog that a first answer makes is the half that was there", () => {
    const merged = mergeDialogs(dialogs(fork("", "trying")), dialogs(fork(' remote-tag="x"', "early")));
    expect(states(merged)).toEqual([["x", "early"]]);
  });

  test("what a participant does not repeat stays", () => {
    const known = dialogs(
      '<dialog id="a"><state>early</state><remote><identity>sip:bob@x</identity><target uri="sip:1"/></remote></dialog>',
    );
    const silent = mergeDialogs(known, dialogs('<dialog id="a"><state>confirmed</state></dialog>'));
    expect(silent[0]?.remote).toEqual(known[0]?.remote);
    const moved = mergeDialogs(
      known,
      dialogs('<dialog id="a"><state>confirmed</state><remote><target uri="sip:2"/></remote></dialog>'),
    );
    expect(moved[0]?.remote).toMatchObject({
      identities: [{ uri: "sip:bob@x" }],
      target: { uri: "sip:2" },
    });
  });
});
