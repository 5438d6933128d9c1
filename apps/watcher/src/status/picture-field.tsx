import { shownAddress } from "@porchlight/presence-client";
import { Avatar, Button } from "@porchlight/ui";
import { ImageUp } from "lucide-react";
import { type ChangeEvent, useRef, useState } from "react";
import type { PictureTarget } from "../pictures/picture-target";
import { useTarget } from "../pictures/use-picture";
import { useLive } from "../presence/use-live";
import type { MyProfile } from "../profile/my-profile";
import { pictureTypes, squarePicture } from "../profile/square-picture";
import type { Desk } from "../session/desk";
import { lateWords } from "../words/late-words";

export interface PictureFieldProps {
  readonly desk: Desk;
  readonly profile: MyProfile;
}

/** The user's picture: choose, replace, remove. */
export function PictureField({ desk, profile: { picture, displayName } }: PictureFieldProps) {
  const state = useLive(desk.myPicture, () => desk.myPicture.state);
  const [isUnreadable, setIsUnreadable] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const choose = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.target.files ?? [];
    event.target.value = "";
    const square = file && (await squarePicture(file));
    setIsUnreadable(file !== undefined && !square);
    if (square) await desk.myPicture.choose(new Uint8Array(await square.arrayBuffer()), square.type);
  };
  const isSaving = state.kind === "saving";
  const problem = isUnreadable
    ? lateWords.you.pictureUnreadable
    : state.kind === "failed"
      ? lateWords.you.pictureFailure(state.failure)
      : undefined;
  return (
    <div className="flex flex-col gap-2" data-testid="my-picture" data-state={state.kind}>
      <div className="flex flex-wrap items-center gap-4">
        <MyAvatar
          desk={desk}
          target={picture && { key: picture.contentId, url: picture.url, announced: picture }}
          name={displayName}
        />
        <div className="flex flex-wrap gap-2">
          <input
            ref={input}
            type="file"
            accept={pictureTypes}
            hidden
            onChange={(event) => void choose(event)}
            data-testid="my-picture-file"
          />
          <Button busy={isSaving} onClick={() => input.current?.click()} data-testid="my-picture-choose">
            <ImageUp aria-hidden="true" />
            {picture ? lateWords.you.replacePicture : lateWords.you.choosePicture}
          </Button>
          {picture && (
            <Button
              variant="ghost"
              disabled={isSaving}
              onClick={() => void desk.myPicture.remove()}
              data-testid="my-picture-remove"
            >
              {lateWords.you.removePicture}
            </Button>
          )}
        </div>
      </div>
      <p className="text-sm text-text-muted">{lateWords.you.pictureHelp}</p>
      <p role="alert" className="text-danger text-sm empty:sr-only">
        {problem}
      </p>
    </div>
  );
}

interface MyAvatarProps {
  readonly desk: Desk;
  readonly target: PictureTarget | undefined;
  readonly name: string;
}

function MyAvatar({ desk, target, name }: MyAvatarProps) {
  const state = useTarget(desk.pictures, target, target?.key);
  const address = shownAddress(desk.client.entity);
  return (
    <span className="flex" data-testid="my-avatar" data-picture={state?.kind ?? "none"}>
      <Avatar
        name={name}
        address={address}
        size="xl"
        {...(state?.kind === "shown" ? { source: state.source } : {})}
      />
    </span>
  );
}
