import { Button, useNow } from "@porchlight/ui";
import { Plus } from "lucide-react";
import { useState } from "react";
import { ContactDrawer } from "../card/contact-drawer";
import type { Contact } from "../contacts/contact-book";
import { ContactDialog } from "../contacts/contact-dialog";
import { contactState } from "../presence/contact-state";
import { useLive } from "../presence/use-live";
import type { Desk } from "../session/desk";
import { texts } from "../texts";
import { arrangeContacts, type BoardRow, type SortOrder } from "./arrange-contacts";
import { BoardTools } from "./board-tools";
import { ContactList } from "./contact-list";
import { EmptyBoard } from "./empty-board";

/** A dialog is open: for a new contact, or for a known one. */
type Editing = { readonly contact: Contact | undefined };

/** Everybody in the contact book, live. */
export function ContactBoard({ desk }: { readonly desk: Desk }) {
  const contacts = useLive(desk.book, () => desk.book.contacts);
  const views = useLive(desk.roster, () => desk.roster.views);
  const now = useNow(15_000);
  const [query, setQuery] = useState("");
  const [order, setOrder] = useState<SortOrder>("status");
  const [editing, setEditing] = useState<Editing>();
  const rows = contacts.map((contact) => ({ contact, state: contactState(views.get(contact.address), now) }));
  const add = (): void => setEditing({ contact: undefined });

  return (
    <main aria-labelledby="contacts" className="flex min-w-0 flex-col gap-4">
      <BoardHeading rows={rows} onAdd={add} />
      {rows.length > 1 && <BoardTools query={query} onQuery={setQuery} order={order} onOrder={setOrder} />}
      {rows.length === 0 ? (
        <EmptyBoard onAdd={add} />
      ) : (
        <ContactList
          groups={arrangeContacts(rows, { query: rows.length > 1 ? query : "", order })}
          query={query}
          now={now}
          onShowAll={() => setQuery("")}
        />
      )}
      <ContactDrawer desk={desk} rows={rows} now={now} onEdit={(contact) => setEditing({ contact })} />
      {editing && (
        <ContactDialog desk={desk} contact={editing.contact} onClose={() => setEditing(undefined)} />
      )}
    </main>
  );
}

interface BoardHeadingProps {
  readonly rows: readonly BoardRow[];
  readonly onAdd: () => void;
}

function BoardHeading({ rows, onAdd }: BoardHeadingProps) {
  const available = rows.filter(({ state }) => state.mark === "available").length;
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
      <h2 id="contacts" className="font-semibold text-lg">
        {texts.board.title}
      </h2>
      {rows.length > 0 && (
        <>
          <p className="grow text-text-muted">{texts.board.available(available, rows.length)}</p>
          <Button size="sm" onClick={onAdd} data-testid="add-contact">
            <Plus aria-hidden="true" />
            {texts.board.add}
          </Button>
        </>
      )}
    </div>
  );
}
