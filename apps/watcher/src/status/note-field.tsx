import { IconButton, TextField } from "@porchlight/ui";
import { Check, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { words } from "../words/words";

const longestNote = 200;

export interface NoteFieldProps {
  readonly note: string;
  readonly onSave: (note: string) => void;
}

/** The note, saved by Enter, by its button, or by leaving the field. */
export function NoteField({ note, onSave }: NoteFieldProps) {
  const [typed, setTyped] = useState(note);
  const save = (text: string): void => {
    setTyped(text);
    if (text.trim() !== note) onSave(text.trim());
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save(typed);
  };
  return (
    <form onSubmit={submit}>
      <TextField
        label={words.myStatus.note}
        value={typed}
        maxLength={longestNote}
        placeholder={words.myStatus.notePlaceholder}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => save(typed)}
        trailing={<NoteButton saved={typed.trim() === note} empty={note === ""} onClear={() => save("")} />}
        data-testid="my-note"
      />
    </form>
  );
}

interface NoteButtonProps {
  readonly saved: boolean;
  readonly empty: boolean;
  readonly onClear: () => void;
}

function NoteButton({ saved, empty, onClear }: NoteButtonProps) {
  if (!saved) {
    return (
      <IconButton type="submit" label={words.myStatus.saveNote} size="sm" data-testid="save-note">
        <Check />
      </IconButton>
    );
  }
  if (empty) return null;
  return (
    <IconButton label={words.myStatus.clearNote} size="sm" onClick={onClear} data-testid="clear-note">
      <X />
    </IconButton>
  );
}
