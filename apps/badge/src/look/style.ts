/** Colours follow the colour scheme of the page; every one of them is a custom property that the page may set. */
export const STYLE = `
:host { display: inline-block; max-inline-size: 100%; }
:host([hidden]) { display: none; }
[part="badge"] { display: inline-flex; align-items: center; gap: var(--porchlight-gap, 0.4em); max-inline-size: 100%; }
slot[hidden], [data-state=""] [part="mark"] { display: none; }
[part="mark"] { flex: none; inline-size: var(--porchlight-size, 1em); block-size: var(--porchlight-size, 1em);
  color: var(--porchlight-muted, light-dark(#52607c, #9fadc6)); }
[data-state="available"] [part="mark"] { color: var(--porchlight-available, light-dark(#16774a, #4fc98f)); }
[data-state="away"] [part="mark"] { color: var(--porchlight-away, light-dark(#9c5708, #f0a35e)); }
[data-state="busy"] [part="mark"], [data-state="in-a-call"] [part="mark"]
  { color: var(--porchlight-busy, light-dark(#c02532, #ff8585)); }
[data-state="unknown"] path { fill: none; stroke: currentColor; stroke-width: 2; stroke-dasharray: 3.2 2.04; }
[part="text"] { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
[part="note"] { color: var(--porchlight-muted, light-dark(#52607c, #9fadc6)); margin-inline-start: 0.25em; }
[part="note"]:empty { display: none; }
[data-stale] [part="mark"] { opacity: 0.5; }
`;
