import { encodeSegment } from "@porchlight/xdm";
import type { DirectoryAnswer } from "./merge-directory";
import type { ForwardedRequest, RemoteXdms } from "./remote-xdms";

/** Asks every other XCAP server for the directory of a user, all at once. */
export function askDirectories(
  remote: RemoteXdms,
  xui: string,
  request: Pick<ForwardedRequest, "caller" | "root">,
): Promise<readonly DirectoryAnswer[]> {
  const target = `/org.openmobilealliance.xcap-directory/users/${encodeSegment(xui)}/directory.xml`;
  const asked = { ...request, method: "GET", target, headers: {}, body: new Uint8Array(0) };
  return Promise.all(
    [...remote.auidsByRoot].map(async ([root, auids]): Promise<DirectoryAnswer> => {
      const reply = await remote.ask(root, asked);
      if (reply === undefined) return { root, auids, answer: { errorCode: 503 } };
      if (reply.status !== 200) return { root, auids, answer: { errorCode: reply.status } };
      return { root, auids, answer: { text: reply.body.toString("utf8") } };
    }),
  );
}
