import type { MessageCounts, MessageSummary } from "./message-summary";

/** A message summary (RFC 3842 section 5.2). */
export function writeMessageSummary({ isWaiting, account, counts }: MessageSummary): string {
  const lines = [
    `Messages-Waiting: ${isWaiting ? "yes" : "no"}`,
    ...(account === undefined ? [] : [`Message-Account: ${account}`]),
    ...[...counts].map(([name, each]) => `${titled(name)}: ${countsText(each)}`),
  ];
  return lines.map((line) => `${line}\r\n`).join("");
}

/** `voice-message` as `Voice-Message`, the way the examples write it. */
const titled = (name: string): string => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());

const countsText = ({ fresh, old, urgent }: MessageCounts): string =>
  urgent === undefined ? `${fresh}/${old}` : `${fresh}/${old} (${urgent.fresh}/${urgent.old})`;
