/** All of a stream; undefined when it is longer than `most` octets. */
export async function readOctets(stream: NodeJS.ReadableStream, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let octets = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    octets += bytes.length;
    if (octets > most) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
