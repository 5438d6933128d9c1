import type { RenderedBody, View } from "@porchlight/event-notifier";

/** Shows one presentity in views: the same object while the text stays. */
export interface Rendering {
  readonly presentity: string;
  render(view: View): RenderedBody;
}
