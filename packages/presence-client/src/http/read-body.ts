const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The octets of a body; undefined when there are more than `limit`. */
export async function readBody(response: Response, limit: number): Promise<Uint8Array | undefined> {
  if (!response.body) return new Uint8Array();
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
  return joined(chunks, octets);
}

/** Undefined when the octets are not UTF-8. */
export function textOf(octets: Uint8Array): string | undefined {
  try {
    return UTF_8.decode(octets);
  } catch {
    return undefined;
  }
}

function joined(chunks: readonly Uint8Array[], octets: number): Uint8Array {
  const whole = new Uint8Array(octets);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
