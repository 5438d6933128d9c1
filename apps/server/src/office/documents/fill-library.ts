import type { DocumentLibrary, DocumentStep } from "@porchlight/event-packages";
import {
  type DocumentChanged,
  type DocumentReader,
  documentSelectorText,
  type ListingPage,
} from "@porchlight/xdm";

/** Texts of so many documents are read at a time. */
const pageSize = 500;

/** Reads all documents of the store into memory. */
export async function fillLibrary(
  library: DocumentLibrary,
  documents: Pick<DocumentReader, "readAll">,
): Promise<void> {
  let page: ListingPage = { limit: pageSize };
  for (;;) {
    const read = await documents.readAll({}, page);
    for (const { key, etag, text } of read) library.restore(documentSelectorText(key), { etag, text });
    const last = read.at(-1);
    if (last === undefined || read.length < pageSize) return;
    page = { limit: pageSize, after: documentSelectorText(last.key) };
  }
}

/** A change of the store as the library and the event packages know it. */
export function documentStep(change: DocumentChanged): DocumentStep {
  const { key, previousEtag, previousText, newEtag, newText } = change;
  return {
    path: documentSelectorText(key),
    ...(previousEtag === undefined ? {} : { previousEtag }),
    ...(previousText === undefined ? {} : { previousText }),
    ...(newEtag === undefined ? {} : { newEtag }),
    ...(newText === undefined ? {} : { newText }),
  };
}
