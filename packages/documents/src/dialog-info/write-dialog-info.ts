import { escapeText } from "@porchlight/xml";
import { attributeText } from "../attribute-text";
import { XML_DECLARATION } from "../presence/write-presence";
import {
  DIALOG_INFO,
  type DialogElement,
  type DialogInfo,
  type DialogTarget,
  type NamedUri,
  type Participant,
  type ReplacedDialog,
} from "./dialog-info";

export const writeDialogInfo = ({ dialogs, ...head }: DialogInfo): string =>
  dialogInfoOf(head, dialogs.map(writeDialog));

/** The document of dialogs that are written already. */
export function dialogInfoOf(
  { version, state, entity }: Omit<DialogInfo, "dialogs">,
  dialogs: readonly string[],
): string {
  const root = `<dialog-info xmlns="${DIALOG_INFO}" version="${version}" state="${state}"${attributeText("entity", entity)}>`;
  return `${XML_DECLARATION}\n${root}${dialogs.join("")}</dialog-info>`;
}

/** One `dialog` element, for a document of ours. */
export function writeDialog(dialog: DialogElement): string {
  const attributes = [
    attributeText("id", dialog.id),
    attributeText("call-id", dialog.callId),
    attributeText("local-tag", dialog.localTag),
    attributeText("remote-tag", dialog.remoteTag),
    attributeText("direction", dialog.direction),
  ];
  const content = [
    `<state${attributeText("event", dialog.event)}${attributeText("code", dialog.code)}>${dialog.state}</state>`,
    elementText("duration", dialog.duration),
    dialog.replaces === undefined ? "" : replacesText(dialog.replaces),
    dialog.referredBy === undefined ? "" : namedText("referred-by", dialog.referredBy),
    dialog.routeSet === undefined || dialog.routeSet.length === 0 ? "" : routeSetText(dialog.routeSet),
    participantText("local", dialog.local),
    participantText("remote", dialog.remote),
    ...dialog.extensions,
  ];
  return `<dialog${attributes.join("")}>${content.join("")}</dialog>`;
}

const elementText = (name: string, value: string | number | undefined): string =>
  value === undefined ? "" : `<${name}>${escapeText(String(value))}</${name}>`;

const replacesText = ({ callId, localTag, remoteTag }: ReplacedDialog): string =>
  `<replaces${attributeText("call-id", callId)}${attributeText("local-tag", localTag)}${attributeText("remote-tag", remoteTag)}/>`;

const namedText = (name: string, { uri, display }: NamedUri): string =>
  `<${name}${attributeText("display", display)}>${escapeText(uri)}</${name}>`;

const routeSetText = (hops: readonly string[]): string =>
  `<route-set>${hops.map((hop) => elementText("hop", hop)).join("")}</route-set>`;

function participantText(name: "local" | "remote", participant: Participant | undefined): string {
  if (participant === undefined) return "";
  const { identities, target, sessionDescription, cseq, extensions } = participant;
  const content = [
    ...identities.map((identity) => namedText("identity", identity)),
    target === undefined ? "" : targetText(target),
    sessionDescription === undefined
      ? ""
      : `<session-description${attributeText("type", sessionDescription.type)}>${escapeText(sessionDescription.text)}</session-description>`,
    elementText("cseq", cseq),
    ...extensions,
  ];
  return `<${name}>${content.join("")}</${name}>`;
}

function targetText({ uri, params }: DialogTarget): string {
  const content = params.map(
    ({ name, value }) => `<param${attributeText("pname", name)}${attributeText("pval", value)}/>`,
  );
  return `<target${attributeText("uri", uri)}>${content.join("")}</target>`;
}
