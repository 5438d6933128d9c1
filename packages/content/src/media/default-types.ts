/** Media types that are taken where nobody sets others: images, audio, vCard, text. */
export const DEFAULT_MEDIA_TYPES: readonly string[] = [
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/svg+xml",
  "audio/mpeg",
  "audio/ogg",
  "audio/wav",
  "audio/mp4",
  "audio/flac",
  "text/vcard",
  "text/plain",
];
