import { shownAddress } from "@porchlight/presence-client";
import { Button, Drawer, UriText, visibleText } from "@porchlight/ui";
import { type BoardRow, contactName } from "../board/arrange-contacts";
import { DrawerConnection } from "../board/connection-banner";
import { closeContact } from "../board/open-contact";
import { showChat } from "../chat/open-chat";
import type { BookFailure, Contact } from "../contacts/contact-book";
import type { Desk } from "../session/desk";
import { showVisibility } from "../visibility/open-visibility";
import { lateWords } from "../words/late-words";
import { ContactCard } from "./contact-card";
import { RemoveContact } from "./remove-contact";

export interface ContactDrawerProps {
  readonly desk: Desk;
  readonly row: BoardRow;
  readonly now: number;
  readonly onEdit: (contact: Contact) => void;
}

/** The card of a contact, with what can be done. */
export function ContactDrawer({ desk, row, now, onEdit }: ContactDrawerProps) {
  const { contact, state } = row;
  const { address } = contact;
  const isSilent = state.silence !== undefined && state.silence !== "asking";
  const remove = async (): Promise<BookFailure | undefined> => {
    const failure = await desk.book.remove(contact);
    if (!failure) closeContact();
    return failure;
  };
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && closeContact()}
      title={visibleText(contactName(contact))}
      subtitle={<UriText uri={contact.uri} />}
      className="max-w-md!"
      actions={
        <>
          <RemoveContact name={contactName(contact)} onRemove={remove} />
          <Button onClick={() => showVisibility({ watcher: contact.uri })} data-testid="card-visibility">
            {lateWords.visibility.seeYou}
          </Button>
          {isSilent && address !== undefined && (
            <Button onClick={() => desk.roster.retry(address)} data-testid="card-retry">
              {lateWords.card.tryAgain}
            </Button>
          )}
          {address !== undefined && (
            <Button onClick={() => showChat(address)} data-testid="card-message">
              {lateWords.chat.write}
            </Button>
          )}
          <Button onClick={() => onEdit(contact)} data-testid="card-edit">
            {lateWords.card.edit}
          </Button>
        </>
      }
    >
      <DrawerConnection client={desk.client} />
      <ContactCard
        state={state}
        presence={address === undefined ? undefined : desk.roster.views.get(address)?.presence}
        now={now}
        name={contactName(contact)}
        address={shownAddress(contact.uri)}
        pictures={desk.pictures}
      />
    </Drawer>
  );
}
