import type { PresenceReading } from "@porchlight/presence-client";
import { Avatar, type AvatarProps } from "@porchlight/ui";
import type { Pictures } from "./pictures";
import { usePicture } from "./use-picture";

export interface ContactAvatarProps extends Pick<AvatarProps, "name" | "address" | "size"> {
  readonly pictures: Pictures;
  readonly reading: PresenceReading | undefined;
}

/** The picture of a person, or initials where there is none that may be shown. */
export function ContactAvatar({ pictures, reading, ...avatar }: ContactAvatarProps) {
  const picture = usePicture(pictures, reading);
  return (
    <span className="flex" data-testid="avatar" data-picture={picture?.kind ?? "none"}>
      <Avatar {...avatar} {...(picture?.kind === "shown" ? { source: picture.source } : {})} />
    </span>
  );
}
