/** First octet of an unfragmented text message (RFC 6455 section 5.2). */
const finalText = 0x81;
const shortLength = 125;
const longestOfTwoOctets = 0xffff;

/** One whole text message as the server sends it: unmasked, in one piece of memory, so that it takes one write. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = length <= shortLength ? 2 : length <= longestOfTwoOctets ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = finalText;
  if (head === 2) frame[1] = length;
  else if (head === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeUInt32BE(0, 2);
    frame.writeUInt32BE(length, 6);
  }
  // Text that is ASCII throughout, as most is, is copied without being encoded.
  frame.write(text, head, length === text.length ? "latin1" : "utf8");
  return frame;
}
