import type { PageLanguage } from "../../http/page-language";

const TEXTS = {
  en: {
    title: "Set up your phone",
    lead: "This link shows the settings of your account once. Open it on the device, or beside it.",
    go: "Show the settings",
    once: "They are shown this once: copy them before you leave this page.",
    address: "Address",
    username: "User name",
    domain: "Domain",
    password: "Password",
    keeps: "the one you have",
    webSocket: "SIP over WebSocket",
    port: "SIP port (UDP, TCP)",
    tlsPort: "SIP port (TLS)",
    xcapRoot: "XCAP root",
    contentServer: "Content server",
    open: "Open the page for presence",
    unknown: "This link sets nothing up. Ask for a new one.",
    used: "This link was used already. Ask for a new one.",
    expired: "This link is over. Ask for a new one.",
    revoked: "This link was revoked. Ask for a new one.",
    failed: "The server could not be reached. Try again.",
  },
  de: {
    title: "Telefon einrichten",
    lead: "Dieser Link zeigt die Einstellungen Ihres Kontos genau einmal. Öffnen Sie ihn auf dem Gerät oder daneben.",
    go: "Einstellungen zeigen",
    once: "Sie werden nur dieses eine Mal gezeigt: Kopieren Sie sie, bevor Sie die Seite verlassen.",
    address: "Adresse",
    username: "Benutzername",
    domain: "Domain",
    password: "Passwort",
    keeps: "Ihr bisheriges",
    webSocket: "SIP über WebSocket",
    port: "SIP-Port (UDP, TCP)",
    tlsPort: "SIP-Port (TLS)",
    xcapRoot: "XCAP-Wurzel",
    contentServer: "Inhaltsserver",
    open: "Seite für Präsenz öffnen",
    unknown: "Dieser Link richtet nichts ein. Bitten Sie um einen neuen.",
    used: "Dieser Link wurde schon benutzt. Bitten Sie um einen neuen.",
    expired: "Dieser Link ist abgelaufen. Bitten Sie um einen neuen.",
    revoked: "Dieser Link wurde zurückgezogen. Bitten Sie um einen neuen.",
    failed: "Der Server ist nicht zu erreichen. Versuchen Sie es noch einmal.",
  },
} as const satisfies Readonly<Record<PageLanguage, object>>;

const FIELDS = [
  "address",
  "username",
  "domain",
  "password",
  "webSocket",
  "port",
  "tlsPort",
  "xcapRoot",
  "contentServer",
] as const;

const FAULTS = ["unknown", "used", "expired", "revoked", "failed"] as const;

/** The page behind set-up links. It tells nothing before it is asked, so that a preview of the link spends none. */
export function setupPage(language: PageLanguage): string {
  const text = TEXTS[language];
  const rows = FIELDS.map((field) => `<div><dt>${text[field]}</dt><dd id="${field}"></dd></div>`).join("");
  const faults = FAULTS.map(
    (fault) => `<p class="fault" id="${fault}" role="alert" hidden>${text[fault]}</p>`,
  );
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${text.title}</title><link rel="stylesheet" href="setup.css"><script type="module" src="setup.js"></script></head><body><main><h1>${text.title}</h1><p>${text.lead}</p><button type="button" id="go">${text.go}</button>${faults.join("")}<section id="settings" aria-live="polite" data-keeps="${text.keeps}" hidden><p><strong>${text.once}</strong></p><dl>${rows}</dl><p><a href="/">${text.open}</a></p></section></main></body></html>`;
}

export const SETUP_STYLE = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{margin:0}main{max-width:36rem;margin:0 auto;padding:1.5rem}button{font:inherit;padding:.6rem 1.2rem;min-height:2.75rem;border-radius:.5rem;border:1px solid currentColor;cursor:pointer}button:focus-visible,a:focus-visible{outline:3px solid currentColor;outline-offset:3px}dl>div{padding:.5rem 0;border-bottom:1px solid color-mix(in srgb,currentColor 25%,transparent)}dt{font-size:.875rem}dd{margin:0;font-family:ui-monospace,monospace;overflow-wrap:anywhere;user-select:all}.fault{font-weight:600}`;

export const SETUP_SCRIPT = `const by=(id)=>document.getElementById(id);
const faults=${JSON.stringify(FAULTS)};
const fill=(settings)=>{
  const section=by("settings");
  const shown={...settings,password:settings.password??section.dataset.keeps,port:settings.port||"",tlsPort:settings.tlsPort||""};
  for(const field of ${JSON.stringify(FIELDS)}){
    const cell=by(field);
    cell.textContent=String(shown[field]??"");
    cell.parentElement.hidden=cell.textContent==="";
  }
  section.hidden=false;
  by("go").hidden=true;
};
by("go").addEventListener("click",async()=>{
  for(const fault of faults)by(fault).hidden=true;
  by("go").disabled=true;
  let fault="failed";
  try{
    const answer=await fetch("redeem",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({token:location.hash.slice(1)})});
    const said=await answer.json();
    if(answer.ok){history.replaceState(null,"",location.pathname);return fill(said);}
    fault=faults.includes(said.fault)?said.fault:"failed";
  }catch{}
  by(fault).hidden=false;
  by("go").disabled=fault!=="failed";
});
`;
