import { shownAddress } from "@porchlight/presence-client";
import { exactText, PresenceMark, Untrusted, visibleText } from "@porchlight/ui";
import { useId } from "react";
import { UnreadCount } from "../chat/chat-button";
import { ContactAvatar } from "../pictures/contact-avatar";
import type { Pictures } from "../pictures/pictures";
import type { ContactState } from "../presence/contact-state";
import { ui, words } from "../words/words";
import { type BoardRow, contactName } from "./arrange-contacts";
import { aroundWords, momentWords, stateWords } from "./contact-words";
import { showContact } from "./open-contact";

export interface ContactRowProps {
  readonly row: BoardRow;
  readonly now: number;
  readonly pictures: Pictures;
}

/** One contact: mark, picture, name, note, and since when. */
export function ContactRow({ row, now, pictures }: ContactRowProps) {
  const { contact, state, reading } = row;
  const address = shownAddress(contact.uri);
  const whenId = useId();
  return (
    <li>
      <button
        type="button"
        aria-label={rowName(row)}
        aria-describedby={whenId}
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
        <span className="min-w-0 grow">
          <span className="block truncate font-medium" title={contact.uri}>
            {visibleText(contactName(contact))}
          </span>
          <Second state={state} address={address} />
        </span>
        {row.unread > 0 && <UnreadCount count={row.unread} />}
        <span className="max-w-[45%] shrink-0 text-right text-sm">
          <span className="wrap-anywhere line-clamp-2" data-testid="mark-words">
            {stateWords(state)}
          </span>
          <When id={whenId} state={state} now={now} />
        </span>
      </button>
    </li>
  );
}

/** As it is heard: the state comes before what somebody says of it. */
function rowName({ contact, state, unread }: BoardRow): string {
  const parts = [
    contactName(contact),
    stateWords(state),
    unread > 0 ? words.messages.unread(unread) : "",
    state.summary?.note?.trim() || aroundWords(state) || shownAddress(contact.uri),
  ];
  return parts
    .filter(Boolean)
    .map((part) => visibleText(part))
    .join(", ");
}

/** The note, else mood and place, else the address. */
function Second({ state, address }: { readonly state: ContactState; readonly address: string }) {
  const note = state.summary?.note?.trim();
  const around = aroundWords(state);
  if (!note && !around)
    return <span className="block truncate font-mono text-text-muted text-xs">{visibleText(address)}</span>;
  return (
    <span className="block truncate text-sm text-text-muted" data-testid="note">
      <Untrusted text={note || around} />
    </span>
  );
}

interface WhenProps extends Pick<ContactRowProps, "now"> {
  readonly id: string;
  readonly state: ContactState;
}

function When({ id, state, now }: WhenProps) {
  const moment = momentWords(state, now);
  if (!moment) return null;
  return (
    <time
      id={id}
      dateTime={new Date(moment.at).toISOString()}
      title={exactText(moment.at, ui)}
      className="block text-text-muted text-xs"
      data-testid="when"
    >
      {moment.words}
    </time>
  );
}
