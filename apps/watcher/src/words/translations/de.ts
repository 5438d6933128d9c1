import type { SubHandling } from "@porchlight/documents";
import type { SeenBy, ShownSummary } from "@porchlight/presence-client";
import { uiDe } from "@porchlight/ui/words/de";
import { rpidDe } from "@porchlight/ui/words/rpid-de";
import type { Translation } from "../translation";

const number = (value: number): string => value.toLocaleString("de");

/** What a server says of itself that answers and does not serve. */
const trouble = (statusCode: number): string =>
  statusCode === 503
    ? "Der Server ist überlastet oder noch nicht bereit."
    : `Der Server hat eine Störung (Code ${statusCode}).`;

/** Whom a sentence is about, where its name does not begin the sentence. */
const inside = (subject: string): string => (/^Alle\b/.test(subject) ? `a${subject.slice(1)}` : subject);

const isMany = (subject: string): boolean => /^(?:Alle|Personen)\b/.test(subject);

/** German. */
export const words: Translation = {
  ui: uiDe,
  productName: "Porchlight",
  tagline: "Sehen, wer da ist, und selbst ein Licht brennen lassen.",
  language: "Sprache",

  signIn: {
    address: "Adresse",
    addressHelp: (domain) => `Ihr Name oder name@${domain}.`,
    password: "Passwort",
    stay: "Auf diesem Gerät angemeldet bleiben",
    stayHelp:
      "Ihr Passwort bleibt in diesem Browser gespeichert. Lassen Sie das an einem gemeinsam genutzten Computer aus.",
    submit: "Anmelden",
    busy: "Anmeldung läuft",
    addressProblem: {
      empty: "Geben Sie Ihre Adresse ein.",
      malformed: "Das ist keine Adresse. Eine Adresse sieht aus wie alice@office.test.",
    },
    emptyPassword: "Geben Sie Ihr Passwort ein.",
  },
  signOut: "Abmelden",

  signInProblem: (problem) => {
    switch (problem.kind) {
      case "wrong-credentials":
        return "Adresse oder Passwort ist falsch. Prüfen Sie beides und versuchen Sie es erneut.";
      case "unreachable":
        return "Der Server ist nicht erreichbar. Prüfen Sie Ihre Netzwerkverbindung und versuchen Sie es erneut.";
      case "not-ready":
        return `${trouble(problem.statusCode)} Versuchen Sie es ${problem.waitSeconds ? `in ${problem.waitSeconds} s` : "gleich"} erneut.`;
      case "refused":
        return problem.statusCode === 404
          ? "Der Server kennt diese Adresse nicht. Prüfen Sie sie und versuchen Sie es erneut."
          : `Der Server lässt Sie nicht hinein (Code ${problem.statusCode}). Wenden Sie sich an den Betreiber.`;
    }
  },

  device: (browser, system) =>
    system === undefined ? (browser ?? "Browser") : `${browser ?? "Browser"} unter ${system}`,

  preset: {
    available: "Verfügbar",
    away: "Abwesend",
    busy: "Beschäftigt",
    meeting: "In Besprechung",
    "do-not-disturb": "Nicht stören",
    invisible: "Unsichtbar",
  },

  silence: {
    asking: "Wird angefragt",
    "not-allowed": "Teilt nichts mit Ihnen",
    "no-such-address": "Adresse unbekannt",
    "no-presence": "Teilt keinen Status",
    "too-many": "Zu viele Kontakte",
    "not-answering": "Noch keine Antwort",
  },

  activities: rpidDe.activities,
  moods: rpidDe.moods,
  places: rpidDe.places,

  myStatus: {
    title: "Mein Status",
    note: "Notiz",
    notePlaceholder: "Ein paar Worte für Ihre Kontakte",
    saveNote: "Notiz speichern",
    clearNote: "Notiz löschen",
    until: "Bis",
    untilOpen: "Bis ich ihn ändere",
    untilMinutes: (minutes) =>
      minutes < 60
        ? `${minutes} Minuten lang`
        : minutes === 60
          ? "1 Stunde lang"
          : `${minutes / 60} Stunden lang`,
    untilTime: "Bis zu einer Uhrzeit",
    untilAt: (time) => `Bis ${time}, dann verfügbar`,
    timeOfDay: "Uhrzeit",
    invisibleHelp: "Für andere sind Sie offline. Sie selbst sehen die anderen weiterhin.",
    more: "Mehr mitteilen",
    waiting: "Der Server hat um etwas Geduld gebeten. Ihr neuester Status geht bald hinaus.",
    refused: (code) => `Der Server hat Ihren Status nicht angenommen (Code ${code}).`,
  },

  board: {
    title: "Kontakte",
    find: "Kontakt suchen",
    sort: "Sortieren nach",
    sortByStatus: "Status",
    sortByName: "Name",
    add: "Kontakt hinzufügen",
    noGroup: "Kontakte",
    editGroup: (title) => `Gruppe ${title} bearbeiten`,
    emptyGroup: "In dieser Gruppe ist noch niemand.",
    available: (available, all) => `${number(available)} von ${number(all)} verfügbar`,
    noMatch: (query) => `Niemand passt zu „${query}“.`,
    clearFind: "Alle anzeigen",
    failedTitle: "Ihre Kontakte können nicht angezeigt werden",
    failed: (failure) =>
      failure.kind === "offline"
        ? "Der Server ist nicht erreichbar. Sie erscheinen, sobald er wieder da ist."
        : failure.kind === "unreadable"
          ? "Ihre Liste auf dem Server ist keine Kontaktliste. Sie bleibt, wie sie ist; wenden Sie sich an den Betreiber des Servers."
          : "Der Server zeigt Ihnen Ihre Liste nicht. Wenden Sie sich an den Betreiber.",
    loading: "Ihre Kontakte werden gelesen",
    emptyTitle: "Noch niemand da",
    emptyBody:
      "Fügen Sie jemanden über die Adresse hinzu. Das Licht dieser Person erscheint hier, sobald sie es Ihnen zeigt.",
    asOf: (time) => `Stand ${time}`,
    until: (time) => `bis ${time}`,
    pending: "Angefragt",
    changed: (name, state) => `${name} ist jetzt: ${state}.`,
    manyChanged: (count) => `${number(count)} Kontakte haben sich geändert.`,
  },

  messages: {
    open: (unread) => (unread === 0 ? "Nachrichten" : `Nachrichten, ${number(unread)} ungelesen`),
    unread: (count) => (count === 1 ? "1 ungelesene Nachricht" : `${number(count)} ungelesene Nachrichten`),
    news: (name) => `Neue Nachricht von ${name}`,
  },

  whoSees: {
    title: "Wer Sie sehen kann",
    watchingNow: (count) =>
      count === 0
        ? "Niemand verfolgt gerade Ihren Status."
        : count === 1
          ? "1 Person verfolgt gerade Ihren Status."
          : `${number(count)} Personen verfolgen gerade Ihren Status.`,
    waitingFor: (count) =>
      count === 1
        ? "1 Person wartet auf Ihre Entscheidung."
        : `${number(count)} Personen warten auf Ihre Entscheidung.`,
  },

  connection: {
    lost: (time) => `Verbindung seit ${time} unterbrochen.`,
    trouble,
    lastKnown: "Sie sehen den letzten bekannten Stand.",
    retryIn: (seconds) => (seconds > 0 ? `Nächster Versuch in ${seconds} s.` : "Neuer Versuch läuft."),
    tryNow: "Jetzt versuchen",
  },

  late: {
    failed:
      "Dieser Teil der Seite konnte nicht geladen werden. Vielleicht hat der Server inzwischen eine neuere Fassung.",
    reload: "Seite neu laden",
  },

  card: {
    edit: "Bearbeiten",
    remove: "Entfernen",
    removeTitle: (name) => `${name} entfernen?`,
    removeHelp: "Der Kontakt verschwindet aus Ihrer Übersicht. Sie können ihn jederzeit wieder hinzufügen.",
    removeYes: "Kontakt entfernen",
    tryAgain: "Erneut versuchen",
    activities: "Tätigkeit",
    mood: "Stimmung",
    place: "Ort",
    since: "Seit",
    until: "Bis",
    received: "Letzte Meldung",
    localTime: "Ortszeit dort",
    services: "Erreichbar über",
    devices: "Geräte",
    about: "Nennt sich",
    homepage: "Webseite",
    later: "Später",
    span: (from, until) => (until === undefined ? `ab ${from}` : `${from} bis ${until}`),
    pictureMismatch: "Das Bild ist nicht das angekündigte und wird deshalb nicht gezeigt.",
    pictureRefused: "Das Bild liegt an einem Ort, von dem diese Seite nichts abruft.",
    noImage: "Das Bild ist von einer Art oder Größe, die hier nicht gezeigt wird.",
    open: "offen",
    closed: "geschlossen",
    inUse: "in Gebrauch",
    idle: "unbenutzt",
    lastUsed: (time) => `zuletzt benutzt: ${time}`,
    unnamedDevice: "Gerät",
    nothing: "Mehr wird Ihnen nicht mitgeteilt.",
    askedAgain: (time) => `Das nächste Mal um ${time}.`,
    silence: {
      asking: "Der Server wird gefragt. Was er mitteilt, erscheint hier von selbst.",
      "not-allowed": "Ihnen wird nichts mitgeteilt. Sie können schreiben und darum bitten.",
      "no-such-address": "Diese Adresse hat niemand. Prüfen Sie, ob sie richtig geschrieben ist.",
      "no-presence": "Adressen dieser Art teilen nicht mit, wie es jemandem geht.",
      "too-many":
        "Sie verfolgen so viele Kontakte, wie Sie dürfen. Entfernen Sie andere, um diesen zu sehen.",
      "not-answering":
        "Der Server sagt es gerade nicht: Er ist überlastet oder noch nicht bereit. Er wird von selbst wieder gefragt.",
    },

    capability: {
      audio: "Anrufe",
      video: "Video",
      message: "Nachrichten",
      text: "Text beim Tippen",
      data: "Daten",
      application: "Anwendungen",
    },
  },

  book: {
    stranded: (count) =>
      count === 1
        ? "Ein Kontakt, den nur dieser Browser kannte, konnte nicht in Ihre Liste übernommen werden."
        : `${number(count)} Kontakte, die nur dieser Browser kannte, konnten nicht in Ihre Liste übernommen werden.`,
    omitted: (count, shown) =>
      `Ihre Liste enthält ${number(count)} weitere Kontakte. Hier stehen die ersten ${number(shown)}.`,
    surplus: (most, count) =>
      `Sie können ${most === 1 ? "einen Kontakt" : `${number(most)} Kontakte`} beobachten. ${count === 1 ? "Ein weiterer steht" : `${number(count)} weitere stehen`} ohne Licht in Ihrer Liste; entfernt wurde niemand.`,
    tryAgain: "Erneut versuchen",
    failure: (failure) => {
      switch (failure.kind) {
        case "offline":
          return "Der Server ist nicht erreichbar, daher wurde nichts geändert. Versuchen Sie es erneut, wenn Sie verbunden sind.";
        case "contended":
          return "Ihre Liste wird in diesem Moment anderswo geändert. Versuchen Sie es erneut.";
        case "gone":
          return "Dies wurde inzwischen anderswo entfernt.";
        case "known":
          return "Dieser Kontakt ist unter einem anderen Namen bereits in dieser Gruppe.";
        case "title-taken":
          return "Eine andere Gruppe heißt bereits so.";
        case "full":
          return "Ihre Liste hat die Grenze des Servers erreicht. Entfernen Sie Kontakte, die Sie nicht mehr brauchen.";
        case "disallowed":
          return failure.phrase
            ? `Der Server hat die Änderung nicht angenommen: „${failure.phrase}“`
            : "Der Server hat die Änderung nicht angenommen. Wenden Sie sich an den Betreiber.";
        case "unreadable":
          return "Ihre Liste auf dem Server ist keine Kontaktliste und bleibt deshalb, wie sie ist.";
      }
    },
  },

  editContact: {
    addTitle: "Kontakt hinzufügen",
    addHelp: "Die Person wird gefragt, oder ihre Regeln entscheiden, ob Sie sie sehen dürfen.",
    editTitle: "Kontakt bearbeiten",
    address: "Adresse",
    addressHelp: (domain) => `Ein Name oder name@${domain}.`,
    name: "Name",
    nameHelp: "Wie Sie die Person nennen. Bleibt das Feld leer, steht hier die Adresse.",
    group: "Gruppe",
    groupHelp: "Kontakte einer Gruppe stehen beisammen. Ein neuer Name legt eine neue Gruppe an.",
    add: "Hinzufügen",
    save: "Speichern",
    cancel: "Abbrechen",
    known: "Diesen Kontakt haben Sie bereits.",
    fullAt: (most) =>
      `Sie können ${most === 1 ? "einen Kontakt" : `${number(most)} Kontakte`} haben, und so viele haben Sie. Entfernen Sie zuerst jemanden.`,
    self: "Das sind Sie selbst.",
  },

  group: {
    editTitle: "Gruppe bearbeiten",
    editHelp: "Wird eine Gruppe entfernt, behalten Sie ihre Kontakte.",
    title: "Name der Gruppe",
    emptyTitle: "Geben Sie der Gruppe einen Namen.",
    remove: "Gruppe entfernen",
  },

  you: {
    title: "Was andere von Ihnen sehen",
    now: "Im Moment",
    nowHelp: "Gehört zu Ihrem Status und endet mit ihm.",
    activity: "Was Sie tun",
    mood: "Stimmung",
    place: "Art des Ortes",
    nothing: "Nichts mitteilen",
    ownWords: "In eigenen Worten",
    ownWordsOf: (label) => `${label}, in eigenen Worten`,
    person: "Sie",
    personHelp: "Wird bei jedem Status gezeigt. Wer es sieht, bestimmen Ihre Regeln.",
    name: "Name",
    homepage: "Webseite",
    homepageWrong: "Das ist keine Webadresse. Eine Webadresse sieht aus wie https://example.com.",
    choosePicture: "Bild auswählen",
    replacePicture: "Bild ersetzen",
    removePicture: "Entfernen",
    pictureHelp:
      "Es wird hier zu einem kleinen Quadrat zugeschnitten; sonst verlässt nichts von der Datei Ihren Computer.",
    pictureUnreadable:
      "Ihr Browser kann dieses Bild nicht öffnen. Wählen Sie ein Bild im Format PNG, JPEG, GIF oder WebP mit weniger als 30 MB.",
    pictureFailure: (failure) => {
      switch (failure.kind) {
        case "unreachable":
        case "unavailable":
          return "Der Server ist nicht erreichbar, daher bleibt das Bild, wie es ist. Versuchen Sie es erneut, wenn Sie verbunden sind.";
        case "too-large":
          return "Der Server bewahrt keine weiteren Bilder von Ihnen auf, oder keine von dieser Größe.";
        case "unsupported-type":
          return "Der Server nimmt Bilder dieser Art nicht an.";
        case "unauthorized":
        case "forbidden":
        case "not-found":
        case "expired":
        case "refused":
        case "unreadable-answer":
        case "mismatch":
        case "not-fetched":
          return "Der Server hat das Bild nicht angenommen. Wenden Sie sich an den Betreiber.";
      }
    },
    sharing: "Wo und wie",
    sharingHelp: "Nichts davon wird mitgeteilt, solange Sie es nicht einschalten.",
    sphere: "Wo Sie sind",
    sphereOf: { "": "Nichts mitteilen", home: "Zu Hause", work: "Bei der Arbeit" },
    localTime: "Ihre Ortszeit mitteilen",
    input: "Benutzung dieses Geräts",
    inputHelp:
      "Ein Gerät gilt als unbenutzt, wenn auf dieser Seite zehn Minuten lang weder eine Taste gedrückt noch etwas berührt wurde.",
    inputSharing: {
      nothing: "Nichts mitteilen",
      state: "Ob Sie es benutzen",
      time: "Ob Sie es benutzen, und seit wann nicht mehr",
    },

    tabs: { now: "Jetzt", plan: "Geplant" },
    tabsLabel: "Was mitgeteilt wird, und wann",
  },

  plan: {
    title: "Geplant",
    help: "Was Sie planen, wird pünktlich mitgeteilt, auch während Sie abgemeldet sind. Was ein Gerät von Ihnen zu dieser Zeit meldet, hat Vorrang.",
    loading: "Ihre Planung wird gelesen",
    failed: "Ihre Planung kann gerade nicht gelesen werden.",
    unread: (failure) =>
      failure.kind === "unreachable" || failure.kind === "unavailable"
        ? "Der Server ist nicht erreichbar oder gestört. Von Ihrer Planung geht nichts verloren."
        : "Der Server zeigt sie dieser Seite nicht. Von Ihrer Planung geht nichts verloren; fragen Sie den Betreiber des Servers.",
    unreadable:
      "Was der Server von Ihnen aufbewahrt, enthält etwas, das diese Seite nicht versteht. Deshalb bleibt es, wie es ist. Der Betreiber des Servers kann helfen.",
    empty: "Nichts ist geplant.",
    zone: (zone) => `Wöchentliche Zeiten richten sich nach den Uhren in ${zone}.`,
    over: "vorbei",
    remove: "Entfernen",
    removeOf: (what) => `Entfernen: ${what}`,
    addTitle: "Etwas planen",
    kind: "Wann",
    kindOf: { once: "Einmal", weekly: "Jede Woche" },
    what: "Was Sie dann tun",
    note: "Notiz",
    from: "Von",
    until: "Bis",
    days: "Tage",
    dayOf: { mon: "Mo", tue: "Di", wed: "Mi", thu: "Do", fri: "Fr", sat: "Sa", sun: "So" },
    add: "Einplanen",
    span: (from, until) => `${from} bis ${until}`,
    untilOnly: (until) => `Bis ${until}`,
    fault: {
      words: "Geben Sie an, was Sie tun, oder schreiben Sie eine Notiz.",
      days: "Wählen Sie mindestens einen Tag.",
      times: "Geben Sie beide Zeiten an.",
      order: "Das Ende muss nach dem Anfang liegen. Was über Mitternacht hinausgeht, sind zwei Einträge.",
    },
    failure: (failure) => {
      switch (failure.kind) {
        case "unreachable":
        case "unavailable":
          return "Der Server ist nicht erreichbar, daher wurde nichts geändert. Versuchen Sie es erneut, wenn Sie verbunden sind.";
        case "precondition-failed":
          return "Ihre Planung wird in diesem Moment anderswo geändert. Versuchen Sie es erneut.";
        case "too-large":
          return "Ihre Planung hat die Grenze des Servers erreicht. Entfernen Sie, was vorbei ist.";
        case "conflict":
          return failure.report.kind === "constraint-failure" && failure.report.phrase
            ? `Der Server hat es nicht angenommen: „${failure.report.phrase}“`
            : "Der Server hat es nicht angenommen. Nichts wurde geändert.";
        case "unauthorized":
        case "forbidden":
        case "not-found":
        case "refused":
        case "invalid":
        case "unreadable-answer":
          return "Der Server hat es nicht angenommen. Nichts wurde geändert; wenden Sie sich an den Betreiber.";
      }
    },
  },

  visibility: {
    wants: (name) => `${name} möchte Sie sehen`,
    wantMany: (count) => `${number(count)} Personen möchten Sie sehen`,
    showRequests: "Anzeigen",
    since: (time) => `Gefragt: ${time}`,
    allow: "Zulassen",
    politeBlock: "Offline erscheinen",
    block: "Blockieren",
    about: (what, name) => `${what}: ${name}`,
    undo: "Rückgängig",
    undoOf: (said) => `Rückgängig machen: ${said}`,
    waiting: "Warten auf Ihre Entscheidung",
    waitingHelp:
      "Diese Personen sehen nichts von Ihnen, bis Sie entscheiden. Wem Sie offline erscheinen, erfährt das nicht.",
    nobodyWaits: "Niemand wartet auf eine Entscheidung.",
    anonymous: "Jemand, der anonym bleibt",
    anonymousWait: (count) =>
      count === 1
        ? "Eine Anfrage verbirgt, von wem sie kommt. Über alle solchen Anfragen zusammen entscheiden Ihre Regeln."
        : `${number(count)} Anfragen verbergen, von wem sie kommen. Über alle solchen Anfragen zusammen entscheiden Ihre Regeln.`,
    watching: "Wer gerade Ihren Status verfolgt",
    nobodyWatches: "Im Moment verfolgt niemand Ihren Status.",
    untold: "Der Server teilt nicht mit, wer Ihren Status verfolgt.",
    watchingLoading: "Es wird gefragt, wer Ihren Status verfolgt",
    rules: "Ihre Regeln",
    rulesHelp: "Wen eine dieser Regeln zulässt, der ist zugelassen.",
    rulesLoading: "Ihre Regeln werden gelesen",
    rulesFailed: "Ihre Regeln können gerade nicht gelesen werden.",
    rulesUnreadable:
      "Ihre Regeln auf dem Server enthalten etwas, das diese Seite nicht versteht. Deshalb zeigt und ändert sie nichts. Der Betreiber des Servers kann helfen.",
    change: "Ändern",
    lookUp: "Jemand anderes",
    lookUpHelp: "Sehen und ändern, was diese Person sehen kann.",
    show: "Anzeigen",
    changeFor: (name) => `Ändern, was ${inside(name)} sehen ${isMany(name) ? "können" : "kann"}`,
    colleagues: (domain) => `Alle bei ${domain}`,
    people: (domain) => `Personen bei ${domain}`,
    choose: "Was zu sehen ist",
    chooseOne: (name) => `Was für ${inside(name)} zu sehen ist`,
    varies: "Zu bestimmten Zeiten ist aufgrund einer Ihrer Regeln mehr zu sehen.",
    asSeenBy: (name) => `Sie, wie ${name} Sie sieht`,
    previewLoading: "Der Server wird gefragt",
    previewFailed: "Der Server hat nicht mitgeteilt, wie Sie gesehen werden.",
    why,
    seeYou: "Was von Ihnen zu sehen ist",
    save: "Speichern",
    partsNeeded: "Wählen Sie mindestens eines.",

    choice: {
      everything: { label: "Alles", help: "Status, Notizen, Stimmungen, Orte, Geräte." },
      availability: {
        label: "Ob Sie verfügbar sind",
        help: "Keine Notizen, Tätigkeiten, Stimmungen oder Orte.",
      },
      parts: { label: "Was Sie auswählen", help: "Nur, was Sie unten ankreuzen." },
      ask: { label: "Nichts, bis Sie entscheiden", help: "Sie werden gefragt, und die anderen warten." },
      "polite-block": { label: "Sie als offline", help: "Was immer Sie tun. Die anderen erfahren es nicht." },
      block: { label: "Nichts: blockiert", help: "Die anderen erfahren, dass sie nicht dürfen." },
    },

    part: {
      services: "Wie Sie zu erreichen sind",
      devices: "Ihre Geräte",
      activities: "Was Sie tun",
      mood: "Ihre Stimmung",
      note: "Ihre Notizen",
      place: "An was für einem Ort Sie sind",
      "status-icon": "Ihr Bild",
      "time-offset": "Ihre Ortszeit",
      "user-input": "Wann Sie zuletzt ein Gerät benutzt haben",
      willingness: "Ob Sie erreicht werden möchten",
    },

    decided: (name, isPlural, choice) => {
      const see = isPlural ? "sehen" : "sieht";
      switch (choice) {
        case "everything":
          return `${name} ${see} Sie jetzt.`;
        case "availability":
          return `${name} ${see}, ob Sie verfügbar sind.`;
        case "parts":
          return `${name} ${see}, was Sie ausgewählt haben.`;
        case "ask":
          return `${name} ${isPlural ? "brauchen" : "braucht"} erst Ihre Zustimmung.`;
        case "polite-block":
          return `${name} ${see} Sie als offline.`;
        case "block":
          return `${name} ${isPlural ? "sind" : "ist"} blockiert.`;
      }
    },

    failure: (failure) => {
      switch (failure.kind) {
        case "unreachable":
        case "unavailable":
          return "Der Server ist nicht erreichbar, daher wurde nichts entschieden. Versuchen Sie es erneut, wenn Sie verbunden sind.";
        case "precondition-failed":
          return "Ihre Regeln werden in diesem Moment anderswo geändert. Versuchen Sie es erneut.";
        case "unauthorized":
        case "forbidden":
          return "Der Server lässt Sie Ihre Regeln nicht ändern. Wenden Sie sich an den Betreiber.";
        case "too-large":
          return "Ihre Regeln haben die Grenze des Servers erreicht. Nichts wurde geändert.";
        case "conflict":
        case "invalid":
        case "refused":
        case "not-found":
        case "unreadable-answer":
          return "Der Server hat die Änderung nicht angenommen. Nichts wurde geändert; wenden Sie sich an den Betreiber.";
        case "own-address":
          return "Sie selbst sehen sich immer.";
        case "no-address":
          return "Diese Adresse kann nicht in eine Regel geschrieben werden.";
        case "unreadable":
          return "Ihre Regeln enthalten etwas, das diese Seite nicht versteht. Deshalb wurde nichts geändert.";
        case "listed-elsewhere":
          return "Diese Person steht auf einer Liste, die anderswo geführt wird und auf die sich Ihre Regeln beziehen. Nehmen Sie sie zuerst von dieser Liste.";
        case "too-intricate":
          return "Ihre Regeln sind zu verschachtelt, um dies nur für diese Person zu ändern. Nichts wurde geändert.";
      }
    },
  },

  rules: {
    enumerated: (names, more) => {
      const parts = more > 0 ? [...names, `${number(more)} weitere`] : names;
      const last = parts.at(-1) ?? "niemand";
      return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} und ${last}`;
    },
    everybody: { text: "Alle", isPlural: true },
    others: { text: "Alle anderen", isPlural: true },
    anonymous: { text: "Anonyme Beobachter", isPlural: true },
    known: { text: "Alle mit bekannter Identität", isPlural: true },
    colleagues: (domain) => `Alle bei ${domain}`,
    people: (domain) => `Personen bei ${domain}`,
    except: (names) => ` (außer ${names})`,
    among: (subjects) => subjects.join(", zugleich "),
    inside,
    predicate: (handling, isPlural, shown) =>
      handling === undefined
        ? `${seeing(isPlural, shown, " außerdem")}, sofern zugelassen`
        : predicate(handling, isPlural, shown),
    whileSphere: (tokens) => `, während Ihre Sphäre ${tokens.join(" oder ")} ist`,
    during: (periods) => `, ${periods.map(({ from, until }) => `von ${from} bis ${until}`).join(" und ")}`,
    part: {
      "all-services": "Ihre Kontaktwege",
      "some-services": "einige Ihrer Kontaktwege",
      "all-devices": "Ihre Geräte",
      "some-devices": "einige Ihrer Geräte",
      "all-persons": "Angaben zu Ihrer Person",
      "some-persons": "einige Angaben zu Ihrer Person",
      "all-attributes": "alle Einzelheiten",
      "user-input": "Ihre Aktivität am Gerät",
      location: "Ihren Standort",
      "unknown-attributes": "einige weitere Einzelheiten",
      "provide-activities": "Ihre Tätigkeiten",
      "provide-mood": "Ihre Stimmung",
      "provide-note": "Ihre Notizen",
      "provide-place-is": "die Umstände an Ihrem Ort",
      "provide-place-type": "die Art Ihres Ortes",
      "provide-sphere": "Ihre Sphäre",
      "provide-privacy": "mögliche Mithörer",
      "provide-relationship": "Ihre Vertretungen",
      "provide-status-icon": "Ihr Bild",
      "provide-time-offset": "Ihre Ortszeit",
      "provide-class": "Ihre Einordnung von Geräten und Diensten",
      "provide-deviceID": "die Zuordnung von Diensten zu Geräten",
      "provide-willingness": "Ihre Bereitschaft, erreicht zu werden",
      "provide-network-availability": "Ihre Netze",
      "provide-session-participation": "Ihre Teilnahme an Gesprächen",
      "provide-registration-state": "Ihre Anmeldung",
      "provide-barring-state": "gesperrte Dienste",
    },
  },

  chat: {
    title: "Nachrichten",
    loading: "Nachrichten werden geladen",
    failed: "Die Nachrichten konnten nicht geladen werden.",
    tryAgain: "Erneut versuchen",
    none: "Noch keine Nachrichten",
    noneHelp:
      "Schreiben Sie an eine Adresse, oder öffnen Sie einen Kontakt und wählen Sie „Schreiben“. Dieser Tab behält das Gesagte, bis Sie sich abmelden.",
    to: "An",
    toHelp: "Ein Name oder eine Adresse wie bob@office.test.",
    noAddress: "Das ist keine Adresse. Eine Adresse sieht aus wie bob@office.test.",
    write: "Schreiben",
    you: "Sie",
    callsItself: (name) => `Nennt sich ${name}`,
    with: (name) => `Nachrichten mit ${name}`,
    begin: (name) => `Noch nichts gesagt. Was Sie schreiben, geht an alle Geräte von ${name}, die da sind.`,
    message: (name) => `Nachricht an ${name}`,
    keys: "Die Eingabetaste sendet; mit der Umschalttaste beginnt sie eine neue Zeile.",
    send: "Senden",
    tooLong: "Das ist zu lang für eine Nachricht. Kürzen Sie es, oder senden Sie es in Teilen.",
    over: (octets) => `Um ${number(octets)} Byte zu lang.`,
    writing: (name) => `${name} schreibt`,
    cannotAnswer: "Dieser Absender hat keine Adresse, der man antworten kann.",
    showAll: "Alles anzeigen",
    subject: (text) => `Betreff: ${text}`,
    author: (text) => `Angeblich geschrieben von ${text}`,
    expired: "Kam nach Ablauf seiner Zeit",
    notUnderstood: (names) =>
      `Vielleicht unvollständig: Die Nachricht verlangt ${names}, und das kennt diese Seite nicht.`,
    delivery: (delivery) => {
      switch (delivery.kind) {
        case "sending":
          return "Wird gesendet";
        case "delivered":
          return "Zugestellt";
        case "relayed":
          return "Weitergegeben";
        case "not-there":
          return "Nicht zugestellt: gerade nicht da";
        case "no-such-address":
          return "Nicht zugestellt: Adresse unbekannt";
        case "refused":
          return "Nicht zugestellt: Nachrichten sind nicht erlaubt";
        case "unsupported":
          return "Nicht zugestellt: Die andere Seite zeigt keinen Text";
        case "too-large":
          return "Nicht zugestellt: zu lang";
        case "offline":
          return "Nicht gesendet: keine Verbindung";
        case "uncertain":
          return "Keine Antwort: vielleicht nicht angekommen";
        case "failed":
          return `Nicht zugestellt (Code ${delivery.statusCode})`;
      }
    },
  },
};

function predicate(handling: SubHandling, isPlural: boolean, shown: ShownSummary): string {
  switch (handling) {
    case "allow":
      return seeing(isPlural, shown);
    case "polite-block":
      return `${isPlural ? "sehen" : "sieht"} Sie als offline, was immer Sie tun`;
    case "confirm":
      return `${isPlural ? "brauchen" : "braucht"} erst Ihre Zustimmung`;
    case "block":
      return `${isPlural ? "sind" : "ist"} blockiert`;
  }
}

function seeing(isPlural: boolean, { kind, parts }: ShownSummary, besides = ""): string {
  const see = (isPlural ? "sehen" : "sieht") + besides;
  switch (kind) {
    case "everything":
      return `${see} alles`;
    case "availability":
      return `${see}, ob Sie verfügbar sind`;
    case "nothing":
      return `${see} nichts von Ihnen`;
    case "parts":
      return `${see} ${parts}`;
  }
}

/** Whoever decided, in German: the sentence of the server is English. */
function why({ handling, basis, decidedBy }: SeenBy, name: string): string {
  const outcome = `${name} ${outcomeOf(handling)}`;
  switch (basis) {
    case "own-access":
      return `${name} sind Sie selbst, und Sie sehen von sich immer alles.`;
    case "override":
      return `${outcome}, weil der Betreiber des Servers es so bestimmt hat.`;
    case "unreadable-rules":
      return `${outcome}, weil der Server Ihre Regeln nicht lesen kann.`;
    case "default":
      return `${outcome}, weil Sie keine Regeln haben und der Server es dann so vorsieht.`;
    case "rules":
      return `${outcome}, ${rulesClause(decidedBy)}.`;
  }
}

function outcomeOf(handling: SubHandling): string {
  switch (handling) {
    case "allow":
      return "darf Sie sehen";
    case "polite-block":
      return "sieht Sie als offline, was immer Sie tun";
    case "confirm":
      return "wartet auf Ihre Entscheidung";
    case "block":
      return "darf Sie nicht sehen";
  }
}

function rulesClause(ids: readonly string[]): string {
  const named = ids.map((id) => `„${id}“`).join(" und ");
  if (ids.length === 0) return "weil keine Ihrer Regeln zutrifft";
  return ids.length === 1 ? `weil Ihre Regel ${named} es so sagt` : `weil Ihre Regeln ${named} es so sagen`;
}
