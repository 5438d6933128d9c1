import { IconButton, visibleText } from "@porchlight/ui";
import { Pencil } from "lucide-react";
import type { ContactGroup } from "../contacts/contact-book";
import type { Pictures } from "../pictures/pictures";
import { words } from "../words/words";
import type { BoardGroup } from "./arrange-contacts";
import { ContactRow } from "./contact-row";

export interface ContactGroupSectionProps extends BoardGroup {
  /** Whether the board has groups at all; else nobody needs a heading. */
  readonly isTitled: boolean;
  readonly now: number;
  readonly pictures: Pictures;
  readonly onEdit: (group: ContactGroup) => void;
}

/** The contacts of one group, or those without one. */
export function ContactGroupSection(props: ContactGroupSectionProps) {
  const { group, rows, isTitled, now, pictures, onEdit } = props;
  const title = visibleText(group?.title ?? words.board.noGroup);
  return (
    <section aria-label={title} data-testid={`group-${title}`}>
      {isTitled && (
        <div className="mb-1.5 flex min-h-8 items-center gap-1">
          <h3 className="truncate text-sm text-text-muted">{title}</h3>
          {group && (
            <IconButton
              label={words.board.editGroup(title)}
              size="sm"
              onClick={() => onEdit(group)}
              data-testid={`edit-group-${title}`}
            >
              <Pencil />
            </IconButton>
          )}
        </div>
      )}
      {rows.length > 0 ? (
        <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
          {rows.map((row) => (
            <ContactRow key={row.contact.uri} row={row} now={now} pictures={pictures} />
          ))}
        </ul>
      ) : (
        <p className="rounded-md border border-line border-dashed px-3 py-2 text-sm text-text-muted">
          {words.board.emptyGroup}
        </p>
      )}
    </section>
  );
}
