import type { PresenceReading } from "@porchlight/presence-client";
import { Banner } from "@porchlight/ui";
import { ImageOff } from "lucide-react";
import { lateWords } from "../words/late-words";
import type { PictureState, Pictures } from "./pictures";
import { usePicture } from "./use-picture";

export interface PictureProblemProps {
  readonly pictures: Pictures;
  readonly reading: PresenceReading | undefined;
}

/** Says that a picture is not what was announced, or is none (RFC 4483 section 7); that one is away is no news. */
export function PictureProblem({ pictures, reading }: PictureProblemProps) {
  const words = problemWords(usePicture(pictures, reading));
  if (words === undefined) return null;
  return (
    <div data-testid="picture-problem">
      <Banner tone="warn" icon={<ImageOff />}>
        {words}
      </Banner>
    </div>
  );
}

function problemWords(picture: PictureState | undefined): string | undefined {
  if (picture?.kind === "no-image") return lateWords.card.noImage;
  if (picture?.kind !== "failed") return undefined;
  const { failure } = picture;
  if (failure.kind === "mismatch") return lateWords.card.pictureMismatch;
  if (failure.kind === "not-fetched") return lateWords.card.pictureRefused;
  return failure.kind === "too-large" ? lateWords.card.noImage : undefined;
}
