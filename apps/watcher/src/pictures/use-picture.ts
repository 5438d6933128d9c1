import type { PresenceReading } from "@porchlight/presence-client";
import { useEffect } from "react";
import { useLive } from "../presence/use-live";
import { type PictureTarget, pictureTarget } from "./picture-target";
import type { PictureState, Pictures } from "./pictures";

/** The picture that a document names; undefined when it names none. Every new document is a reason to look again. */
export const usePicture = (
  pictures: Pictures,
  reading: PresenceReading | undefined,
): PictureState | undefined => useTarget(pictures, reading && pictureTarget(reading), reading);

/** A picture that is wanted whenever `cause` is another one. */
export function useTarget(
  pictures: Pictures,
  target: PictureTarget | undefined,
  cause: unknown,
): PictureState | undefined {
  const state = useLive(pictures, () => target && pictures.state(target));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cause is what makes it worth asking
  useEffect(() => {
    if (target) pictures.want(target);
  }, [pictures, target?.key, cause]);
  return state;
}
