import type { RenderedBody } from "@porchlight/event-notifier";
import { utf8Length } from "../utf8-length";
import { PIDF_TYPE } from "./media-type";

/** Views that one presentity is shown in at the same time, before bodies are made anew each time. */
const MOST_VIEWS = 256;

interface ViewBody {
  readonly version: number;
  readonly body: RenderedBody;
}

/** The last body of each view of one presentity: made once a version, the same object while the text stays. */
export class ViewBodies {
  readonly #bodies = new Map<string, ViewBody>();

  body(key: string, version: number, write: () => string): RenderedBody {
    const known = this.#bodies.get(key);
    if (known?.version === version) return known.body;
    const text = write();
    const body =
      known?.body.text === text ? known.body : { contentType: PIDF_TYPE, text, octets: utf8Length(text) };
    if (known === undefined && this.#bodies.size >= MOST_VIEWS) this.#bodies.clear();
    this.#bodies.set(key, { version, body });
    return body;
  }
}
