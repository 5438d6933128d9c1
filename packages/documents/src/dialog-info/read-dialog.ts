import { fail, ok, type Result } from "@porchlight/kernel";
import { attributeOf, childElements, childOf, isNamed, textOf, type XmlElement } from "@porchlight/xml";
import { given } from "../given";
import { readNumber } from "../number-attribute";
import {
  DIALOG_DIRECTIONS,
  DIALOG_EVENTS,
  DIALOG_INFO,
  DIALOG_STATES,
  type DialogElement,
  type ReplacedDialog,
} from "./dialog-info";
import { foreignElements } from "./foreign-elements";
import { readNamedUri, readParticipant } from "./read-participant";

export function readDialog(element: XmlElement): Result<DialogElement, string> {
  const id = attributeOf(element, "id");
  if (id === undefined || id === "") return fail("<dialog> without an id");
  const stated = childOf(element, DIALOG_INFO, "state");
  const state = DIALOG_STATES.find((each) => stated !== undefined && each === textOf(stated).trim());
  if (stated === undefined || state === undefined) return fail("<dialog> without a state that is known");
  const duration = childOf(element, DIALOG_INFO, "duration");
  return ok({
    id,
    ...given("callId", attributeOf(element, "call-id")),
    ...given("localTag", attributeOf(element, "local-tag")),
    ...given("remoteTag", attributeOf(element, "remote-tag")),
    ...given(
      "direction",
      DIALOG_DIRECTIONS.find((each) => each === attributeOf(element, "direction")),
    ),
    state,
    ...given(
      "event",
      DIALOG_EVENTS.find((each) => each === attributeOf(stated, "event")),
    ),
    ...given("code", statusCode(attributeOf(stated, "code"))),
    ...given("duration", duration && readNumber(textOf(duration))),
    ...given("replaces", replacedDialog(childOf(element, DIALOG_INFO, "replaces"))),
    ...given("referredBy", readNamedUri(childOf(element, DIALOG_INFO, "referred-by"))),
    ...given("routeSet", routeSet(childOf(element, DIALOG_INFO, "route-set"))),
    ...given("local", readParticipant(childOf(element, DIALOG_INFO, "local"))),
    ...given("remote", readParticipant(childOf(element, DIALOG_INFO, "remote"))),
    extensions: foreignElements(element),
  });
}

function statusCode(text: string | undefined): number | undefined {
  const code = readNumber(text);
  return code !== undefined && code >= 100 && code <= 699 ? code : undefined;
}

function replacedDialog(element: XmlElement | undefined): ReplacedDialog | undefined {
  if (element === undefined) return undefined;
  const callId = attributeOf(element, "call-id");
  const localTag = attributeOf(element, "local-tag");
  const remoteTag = attributeOf(element, "remote-tag");
  if (callId === undefined || localTag === undefined || remoteTag === undefined) return undefined;
  return { callId, localTag, remoteTag };
}

const routeSet = (element: XmlElement | undefined): readonly string[] | undefined =>
  element &&
  childElements(element)
    .filter((child) => isNamed(child, DIALOG_INFO, "hop"))
    .map((hop) => textOf(hop).trim());
