"use client";
import { type ComponentProps, type FormEvent, useEffect, useRef, useState } from "react";

/** Single controls, and groups of them. */
const INVALID = "[aria-invalid=true], fieldset[data-invalid]";

export interface FormProps extends Omit<ComponentProps<"form">, "onSubmit" | "noValidate" | "ref"> {
  /** A promise settles once what was sent is answered. */
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => unknown;
  /** What was found wrong, where the answer comes after `onSubmit` has settled. */
  readonly fault?: string | undefined;
}

/** A form that says itself what is wrong: sent in vain, it has the focus on the first of what is to be mended. */
export function Form({ onSubmit, fault, ...form }: FormProps) {
  const element = useRef<HTMLFormElement>(null);
  const [answered, setAnswered] = useState(0);
  useEffect(() => {
    if (answered > 0 || fault !== undefined) element.current?.querySelector<HTMLElement>(INVALID)?.focus();
  }, [answered, fault]);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    // In a dialog over another form it is none of that form's.
    event.stopPropagation();
    await onSubmit(event);
    setAnswered((before) => before + 1);
  };
  return <form {...form} ref={element} noValidate onSubmit={(event) => void submit(event)} />;
}
