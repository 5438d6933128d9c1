import {
  attributeOf,
  builtAttribute,
  childElements,
  DEFAULT_LIMITS,
  element,
  isNamed,
  parseXml,
  rebuild,
  serializeElement,
  type XmlElement,
} from "@porchlight/xml";

const DIRECTORY = "urn:oma:xml:xdm:xcap-directory";

/** What one XCAP server said to the question for a directory. */
export interface DirectoryAnswer {
  /** Root of that server as we ask it. */
  readonly root: string;
  /** Usages that it keeps for us; folders of others are not taken from it. */
  readonly auids: readonly string[];
  /** The directory, or the status that came in its place. */
  readonly answer: { readonly text: string } | { readonly errorCode: number };
}

/**
 * The directory over all XCAP servers (OMA XDM appendix B.4): folders of usages that others keep take the place of our
 * own. A server that failed leaves an error code in its folders.
 */
export function mergeDirectory(own: string, answers: readonly DirectoryAnswer[], root: string): string {
  const directory = parseXml(own);
  if (!directory.ok) throw new Error("the directory made here is not XML");
  const remote = new Map(answers.flatMap((answer) => foldersOf(answer, root)));
  const ours = childElements(directory.value.root).map((folder) => {
    const auid = attributeOf(folder, "auid") ?? "";
    const replaced = remote.get(auid) ?? folder;
    remote.delete(auid);
    return replaced;
  });
  const merged = element("xcap-directory", DIRECTORY, {}, [...ours, ...remote.values()]);
  return `<?xml version="1.0" encoding="UTF-8"?>${serializeElement(merged)}`;
}

function foldersOf(
  { answer, auids, root: theirRoot }: DirectoryAnswer,
  root: string,
): readonly (readonly [string, XmlElement])[] {
  if ("errorCode" in answer) return auids.map((auid) => [auid, failedFolder(auid, answer.errorCode)]);
  const directory = parseXml(answer.text, { ...DEFAULT_LIMITS, maxLength: answer.text.length });
  if (!directory.ok) return auids.map((auid) => [auid, failedFolder(auid, 502)]);
  const folders = childElements(directory.value.root).filter((each) => isNamed(each, DIRECTORY, "folder"));
  return auids.map((auid) => {
    const folder = folders.find((each) => attributeOf(each, "auid") === auid);
    return [auid, folder === undefined ? failedFolder(auid, 404) : withOurRoot(folder, theirRoot, root)];
  });
}

const failedFolder = (auid: string, errorCode: number): XmlElement =>
  element("folder", DIRECTORY, { auid }, [element("error-code", DIRECTORY, {}, [String(errorCode)])]);

const withOurRoot = (folder: XmlElement, theirRoot: string, root: string): XmlElement =>
  rebuild(folder, {
    children: childElements(folder).map((entry) =>
      rebuild(entry, {
        attributes: entry.attributes.map((attribute) =>
          attribute.localName === "uri" && attribute.namespace === ""
            ? builtAttribute("uri", inOurRoot(attribute.value, theirRoot, root))
            : attribute,
        ),
      }),
    ),
  });

/** Entries are absolute towards the client; a server that does not know the root answers with a path. */
function inOurRoot(uri: string, theirRoot: string, root: string): string {
  if (uri.startsWith(`${root}/`)) return uri;
  const theirPath = new URL(theirRoot).pathname.replace(/\/+$/, "");
  for (const prefix of [`${theirRoot}/`, `${theirPath}/`]) {
    if (uri.startsWith(prefix)) return `${root}/${uri.slice(prefix.length)}`;
  }
  return uri.startsWith("/") ? `${root}${uri}` : uri;
}
