import { useNow } from "@porchlight/ui";
import { useState } from "react";
import type { Contact, ContactGroup } from "../contacts/contact-book";
import { LatePart } from "../late/late-part";
import { BookNotices, ContactDialog, ContactDrawer, GroupDialog } from "../late/late-parts";
import { contactState, withoutPresence } from "../presence/contact-state";
import type { Views } from "../presence/roster";
import { useLive } from "../presence/use-live";
import type { Desk } from "../session/desk";
import type { BoardRow } from "./arrange-contacts";
import { BoardContent } from "./board-content";
import { BoardHeading } from "./board-heading";
import { useOpenContact } from "./open-contact";
import { useBoardNews } from "./use-board-news";

/** The dialog that is open. */
type Editing =
  | { readonly kind: "contact"; readonly contact: Contact | undefined }
  | { readonly kind: "group"; readonly group: ContactGroup };

/** Everybody in the contact book, live. */
export function ContactBoard({ desk }: { readonly desk: Desk }) {
  const book = useLive(desk.book, () => desk.book.view);
  const views = useLive(desk.roster, () => desk.roster.views);
  const surplus = useLive(desk.roster, () => desk.roster.surplus);
  const chat = useLive(desk.chat, () => desk.chat.view);
  const now = useNow(15_000);
  const [editing, setEditing] = useState<Editing>();
  const rows = book.contacts.map((contact) => ({
    ...boardRow(contact, views, now),
    unread: chat.unread > 0 ? unreadFrom(desk, contact) : 0,
  }));
  useBoardNews(rows);
  const open = useOpenContact(rows);
  const isEmpty = rows.length === 0 && book.groups.length === 0;
  const edit = (contact?: Contact): void => setEditing({ kind: "contact", contact });
  const close = (): void => setEditing(undefined);

  return (
    <main aria-labelledby="contacts" className="flex min-w-0 flex-col gap-4">
      <BoardHeading rows={rows} canAdd={book.state.kind === "ready" && !isEmpty} onAdd={() => edit()} />
      <LatePart>
        {(book.stranded !== undefined || surplus !== undefined || book.omitted > 0) && (
          <BookNotices book={book} surplus={surplus} onRetry={() => desk.book.retry()} />
        )}
      </LatePart>
      <BoardContent
        book={book}
        rows={rows}
        now={now}
        pictures={desk.pictures}
        onAdd={() => edit()}
        onEditGroup={(group) => setEditing({ kind: "group", group })}
        onRetry={() => desk.book.retry()}
      />
      <LatePart>
        {open && <ContactDrawer desk={desk} row={open} now={now} onEdit={edit} />}
        {editing?.kind === "contact" && (
          <ContactDialog desk={desk} contact={editing.contact} onClose={close} />
        )}
        {editing?.kind === "group" && <GroupDialog book={desk.book} group={editing.group} onClose={close} />}
      </LatePart>
    </main>
  );
}

const unreadFrom = ({ chat }: Desk, { address }: Contact): number =>
  (address !== undefined && chat.messages?.with(address)?.unread) || 0;

function boardRow(contact: Contact, views: Views, now: number): Omit<BoardRow, "unread"> {
  if (contact.address === undefined) return { contact, state: withoutPresence, reading: undefined };
  const view = views.get(contact.address);
  const state = contactState(view, now);
  return { contact, state, reading: state.summary && view?.presence };
}
