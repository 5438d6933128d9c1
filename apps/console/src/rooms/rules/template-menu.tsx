"use client";
import { Button, DropdownMenu, DropdownMenuItem } from "@porchlight/ui";
import { LayoutTemplate } from "lucide-react";
import { useSay } from "~/words/words-provider";
import { type RulesTemplate, rulesTemplatesOf } from "./templates";

export interface TemplateMenuProps {
  readonly onChoose: (template: RulesTemplate) => void;
}

/** Puts one of the templates in the place of what is edited. */
export function TemplateMenu({ onChoose }: TemplateMenuProps) {
  const say = useSay();
  return (
    <DropdownMenu
      ahead
      trigger={
        <Button>
          <LayoutTemplate aria-hidden="true" /> {say("rules.templates")}
        </Button>
      }
    >
      {rulesTemplatesOf(say).map((template) => (
        <DropdownMenuItem key={template.name} onSelect={() => onChoose(template)}>
          <span className="flex max-w-72 flex-col py-1">
            <span className="font-medium">{template.name}</span>
            <span className="text-sm text-text-muted">{template.meaning}</span>
          </span>
        </DropdownMenuItem>
      ))}
    </DropdownMenu>
  );
}
