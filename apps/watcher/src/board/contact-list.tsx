import { Button, EmptyState, visibleText } from "@porchlight/ui";
import { SearchX } from "lucide-react";
import type { KeyboardEvent } from "react";
import { texts } from "../texts";
import type { BoardGroup } from "./arrange-contacts";
import { ContactRow } from "./contact-row";

export interface ContactListProps {
  readonly groups: readonly BoardGroup[];
  readonly query: string;
  readonly now: number;
  readonly onShowAll: () => void;
}

const steps: Readonly<Record<string, number | undefined>> = { ArrowDown: 1, ArrowUp: -1 };

/** Up and down go from contact to contact; Enter opens the card. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (step === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-contact]")];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

export function ContactList({ groups, query, now, onShowAll }: ContactListProps) {
  if (groups.length === 0) {
    return (
      <div className="rounded-md border border-line border-dashed" data-testid="no-match">
        <EmptyState
          icon={<SearchX />}
          title={texts.board.noMatch(query)}
          action={
            <Button size="sm" onClick={onShowAll}>
              {texts.board.clearFind}
            </Button>
          }
        />
      </div>
    );
  }
  const named = groups.some(({ name }) => name !== undefined);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys work on the buttons within
    <div className="flex flex-col gap-5" onKeyDown={moveFocus} data-testid="contacts">
      {groups.map(({ name, rows }) => (
        <section key={name ?? ""} aria-label={name ?? texts.board.noGroup}>
          {named && (
            <h3 className="mb-1.5 truncate text-sm text-text-muted">
              {visibleText(name ?? texts.board.noGroup)}
            </h3>
          )}
          <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
            {rows.map((row) => (
              <ContactRow key={row.contact.address} row={row} now={now} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
