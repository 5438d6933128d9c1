import { sayer } from "@porchlight/kernel";

/** What keeps a start, or a newer certificate, from what it needs. */
export const RUNTIME_SAYINGS = {
  "file-cannot-be-read": "{file} cannot be read ({code}): correct {setting} or the permissions.",
  "certificate-and-key-apart":
    "The certificate {cert} and the key {key} do not work together ({code}): give a PEM chain and its own key.",
  "no-certificates-in-file":
    "{file} holds no certificates, or one that cannot be read: give a PEM file in PORCHLIGHT_TLS_CA.",
  "newer-certificate-expired": "The certificate in {file} has expired.",
  "no-certificate-issued-yet": "The authority has not issued a certificate yet.",
  "no-certificate-issued": "The authority issued no certificate: {message}.",
  "call-fails": "{call} fails with {code}.",
  "handshake-answered": "The handshake was answered with {status}.",
  "in-words-of-system": "{message}",
} as const;

export const say = sayer(RUNTIME_SAYINGS);
