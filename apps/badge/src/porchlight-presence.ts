import { addressOf } from "./feed/address";
import type { Feed, Listener } from "./feed/feed";
import { feedOf } from "./feed/feeds";
import type { Shown } from "./feed/shown";
import { MARK_SHAPES } from "./look/mark-shapes";
import { STYLE } from "./look/style";
import { languageOf, wordsOf } from "./look/words";

const SVG = "http://www.w3.org/2000/svg";

/** Where the script came from: that server is asked, unless the attribute `server` names another. */
const HOME = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

/**
 * `<porchlight-presence presentity="sip:alice@office.test" token="plw_...">Alice</porchlight-presence>`: a mark, a word and
 * the note of somebody, live. What stands between the tags is shown while there is nothing to show.
 */
class PorchlightPresence extends HTMLElement {
  static readonly observedAttributes = ["presentity", "token", "server", "lang"];

  readonly #badge = part("span", "badge");
  readonly #shape = document.createElementNS(SVG, "path");
  readonly #word = part("span", "word");
  readonly #note = part("bdi", "note");
  readonly #fallback = document.createElement("slot");
  readonly #listener: Listener = (shown) => this.#show(shown);
  #feed: Feed | undefined;
  #presentity = "";
  #shown: Shown;

  constructor() {
    super();
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    // It stands empty before there is something to tell: a screen reader tells the first news too.
    const text = part("span", "text");
    text.setAttribute("role", "status");
    text.append(this.#word, " ", this.#note);
    this.#shape.setAttribute("fill-rule", "evenodd");
    this.#badge.append(picture(this.#shape), text);
    root.append(this.#badge, this.#fallback);
    this.#show(undefined);
  }

  connectedCallback(): void {
    this.#follow();
  }

  disconnectedCallback(): void {
    this.#leave();
  }

  attributeChangedCallback(name: string): void {
    if (!this.isConnected) return;
    if (name === "lang") this.#show(this.#shown);
    else this.#follow();
  }

  #follow(): void {
    this.#leave();
    this.#show(undefined);
    const [presentity, token] = [this.getAttribute("presentity"), this.getAttribute("token")];
    if (!presentity || !token) return;
    const server = new URL(this.getAttribute("server") ?? HOME, document.baseURI).origin;
    this.#presentity = addressOf(presentity);
    this.#feed = feedOf(server, token);
    this.#feed.add(this.#presentity, this.#listener);
  }

  #leave(): void {
    this.#feed?.remove(this.#presentity, this.#listener);
    this.#feed = undefined;
  }

  #show(shown: Shown): void {
    this.#shown = shown;
    const language = this.#language;
    this.#fallback.hidden = shown !== undefined;
    this.#badge.lang = languageOf(language);
    this.#badge.dataset.state = shown?.state ?? "";
    this.#badge.toggleAttribute("data-stale", shown?.isStale === true);
    this.#shape.setAttribute("d", shown === undefined ? "" : MARK_SHAPES[shown.state]);
    say(this.#word, shown === undefined ? "" : wordsOf(language)[shown.state]);
    say(this.#note, shown?.note ?? "");
  }

  get #language(): string {
    return this.closest<HTMLElement>("[lang]")?.lang || navigator.language;
  }
}

function part(tag: "span" | "bdi", name: string): HTMLElement {
  const made = document.createElement(tag);
  made.setAttribute("part", name);
  return made;
}

function picture(shape: SVGPathElement): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("part", "mark");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("fill", "currentColor");
  svg.setAttribute("aria-hidden", "true");
  svg.append(shape);
  return svg;
}

/** What is the same is not said again. */
function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

if (customElements.get("porchlight-presence") === undefined) {
  customElements.define("porchlight-presence", PorchlightPresence);
}
