import type { ContentReference } from "@porchlight/presence-client";

/** How much of the use of this device is told: nothing, whether it is used, or since when it is not, too. */
export const inputSharings = ["nothing", "state", "time"] as const;
export type InputSharing = (typeof inputSharings)[number];

/** Who and where the user is, whatever the status. */
export interface MyProfile {
  readonly displayName: string;
  /** An http: or https: URL, or nothing. */
  readonly homepage: string;
  readonly sphere: "home" | "work" | undefined;
  readonly sharesLocalTime: boolean;
  readonly input: InputSharing;
  readonly picture: ContentReference | undefined;
}

export const emptyProfile: MyProfile = {
  displayName: "",
  homepage: "",
  sphere: undefined,
  sharesLocalTime: false,
  input: "nothing",
  picture: undefined,
};

export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);

/** A profile as it was stored; what is wrong in it counts as not said. */
export function profileOf(text: string | undefined): MyProfile {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    if (typeof value !== "object" || value === null) return emptyProfile;
    const {
      displayName,
      homepage,
      sphere,
      sharesLocalTime,
      input,
      picture,
    }: Partial<Record<string, unknown>> = value;
    return {
      displayName: typeof displayName === "string" ? displayName : "",
      homepage: typeof homepage === "string" && isWebAddress(homepage) ? homepage : "",
      sphere: sphere === "home" || sphere === "work" ? sphere : undefined,
      sharesLocalTime: sharesLocalTime === true,
      input: inputSharings.find((sharing) => sharing === input) ?? "nothing",
      picture: pictureOf(picture),
    };
  } catch {
    return emptyProfile;
  }
}

function pictureOf(value: unknown): ContentReference | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { url, contentId, contentType, octets, sha1, sha256, expiresAt }: Partial<Record<string, unknown>> =
    value;
  if (typeof url !== "string" || typeof contentId !== "string" || typeof contentType !== "string")
    return undefined;
  if (typeof octets !== "number" || typeof sha1 !== "string" || typeof sha256 !== "string") return undefined;
  return typeof expiresAt === "number"
    ? { url, contentId, contentType, octets, sha1, sha256, expiresAt }
    : undefined;
}
