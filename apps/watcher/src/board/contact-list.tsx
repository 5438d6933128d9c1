import { Button, EmptyState } from "@porchlight/ui";
import { SearchX } from "lucide-react";
import type { KeyboardEvent } from "react";
import type { ContactGroup } from "../contacts/contact-book";
import type { Pictures } from "../pictures/pictures";
import { words } from "../words/words";
import type { BoardGroup } from "./arrange-contacts";
import { ContactGroupSection } from "./contact-group-section";

export interface ContactListProps {
  readonly groups: readonly BoardGroup[];
  readonly query: string;
  readonly now: number;
  readonly pictures: Pictures;
  readonly onShowAll: () => void;
  readonly onEditGroup: (group: ContactGroup) => void;
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

export function ContactList(props: ContactListProps) {
  const { groups, query, now, pictures, onShowAll, onEditGroup } = props;
  if (groups.length === 0) {
    return (
      <div className="rounded-md border border-line border-dashed" data-testid="no-match">
        <EmptyState
          icon={<SearchX />}
          title={words.board.noMatch(query)}
          action={
            <Button size="sm" onClick={onShowAll}>
              {words.board.clearFind}
            </Button>
          }
        />
      </div>
    );
  }
  const isTitled = groups.some(({ group }) => group !== undefined);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys work on the buttons within
    <div className="flex flex-col gap-5" onKeyDown={moveFocus} data-testid="contacts">
      {groups.map((group) => (
        <ContactGroupSection
          key={group.group?.id ?? ""}
          {...group}
          isTitled={isTitled}
          now={now}
          pictures={pictures}
          onEdit={onEditGroup}
        />
      ))}
    </div>
  );
}
