"use client";
import { Untrusted, type UntrustedProps, UriText } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import { actorText } from "./actor-text";

export interface ActorProps extends Pick<UntrustedProps, "className"> {
  readonly name: string;
}

/** Who did it: a user, an operator by name, or what is no person. */
export function Actor({ name, ...look }: ActorProps) {
  const say = useSay();
  return /^sips?:/.test(name) ? (
    <UriText uri={name} {...look} />
  ) : (
    <Untrusted text={actorText(name, say)} {...look} />
  );
}
