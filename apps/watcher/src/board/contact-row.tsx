import { shownAddress } from "@porchlight/presence-client";
import { cn, exactText, PresenceMark, Untrusted, visibleText } from "@porchlight/ui";
import { UnreadCount } from "../chat/chat-button";
import { ContactAvatar } from "../pictures/contact-avatar";
import type { Pictures } from "../pictures/pictures";
import type { ContactState } from "../presence/contact-state";
import { ui, words } from "../words/words";
import { type BoardRow, contactName } from "./arrange-contacts";
import { aroundWords, type Moment, momentWords, stateWords } from "./contact-words";
import { showContact } from "./open-contact";

export interface ContactRowProps {
  readonly row: BoardRow;
  readonly now: number;
  readonly pictures: Pictures;
}

/** One contact: mark, picture, name, state, note, and since when. What is heard comes in this order. */
export function ContactRow({ row, now, pictures }: ContactRowProps) {
  const { contact, state, reading } = row;
  const address = shownAddress(contact.uri);
  const moment = momentWords(state, now);
  return (
    <li>
      <button
        type="button"
        data-contact
        data-testid={`contact-${address}`}
        data-mark={state.mark}
        data-stale={state.stale}
        onClick={() => showContact(contact)}
        className="stale-fade flex min-h-14 w-full items-center gap-3 px-3 py-2 text-left hover:bg-surface-raised focus-visible:-outline-offset-2"
      >
        <span aria-hidden="true" className="flex">
          <PresenceMark state={state.mark} />
        </span>
        <ContactAvatar pictures={pictures} reading={reading} name={contactName(contact)} address={address} />
        <span className="grid min-w-0 grow grid-cols-[minmax(0,1fr)_auto_fit-content(45%)] items-center">
          <span className="relative truncate pr-3 font-medium" title={contact.uri}>
            {visibleText(contactName(contact))}
            <Pause />
          </span>
          <Unread count={row.unread} />
          <span
            className={cn("relative col-start-3 row-start-1 text-right text-sm", !moment && "row-span-2")}
          >
            <span className="wrap-anywhere line-clamp-2" data-testid="mark-words">
              {stateWords(state)}
            </span>
            <Pause />
          </span>
          <Second state={state} address={address} />
          {moment && <When {...moment} />}
        </span>
      </button>
    </li>
  );
}

/** Where whoever reads aloud takes a breath. */
const Pause = () => <span className="sr-only">, </span>;

function Unread({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className="relative col-start-2 row-span-2 row-start-1 pr-3">
      <UnreadCount count={count} />
      <span className="sr-only">{words.messages.unread(count)}, </span>
    </span>
  );
}

/** The note, else mood and place, else the address. */
function Second({ state, address }: { readonly state: ContactState; readonly address: string }) {
  const note = state.summary?.note?.trim();
  const around = aroundWords(state);
  return (
    <span className="relative col-start-1 row-start-2 truncate pr-3 text-text-muted">
      {note || around ? (
        <span className="text-sm" data-testid="note">
          <Untrusted text={note || around} />
        </span>
      ) : (
        <span className="font-mono text-xs">{visibleText(address)}</span>
      )}
      <Pause />
    </span>
  );
}

const When = ({ at, words: said }: Moment) => (
  <time
    dateTime={new Date(at).toISOString()}
    title={exactText(at, ui)}
    className="col-start-3 row-start-2 text-right text-text-muted text-xs"
    data-testid="when"
  >
    {said}
  </time>
);
