/** A NOTIFY body, shared by every watcher with the same view. */
export interface RenderedBody {
  readonly contentType: string;
  readonly text: string;
  /** Length of `text` in UTF-8, for Content-Length. */
  readonly octets: number;
}
