const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of a body; undefined when it is longer than `limit` octets or not UTF-8. */
export async function readBody(response: Response, limit: number): Promise<string | undefined> {
  if (!response.body) return "";
  const chunks: Uint8Array[] = [];
  let octets = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    octets += value.length;
    if (octets > limit) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
  return decoded(chunks, octets);
}

function decoded(chunks: readonly Uint8Array[], octets: number): string | undefined {
  const whole = new Uint8Array(octets);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  try {
    return UTF_8.decode(whole);
  } catch {
    return undefined;
  }
}
