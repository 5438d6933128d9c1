"use client";
import { X } from "lucide-react";
import { Toast as Primitive } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { cn } from "./cn";

export interface ToastMessage {
  readonly text: ReactNode;
  readonly tone?: "neutral" | "ok" | "danger";
  /** Such as undo. The text tells a screen reader how to do it otherwise. */
  readonly action?: { readonly label: string; readonly altText: string; readonly run: () => void };
  /** Milliseconds on the screen; 5000 when absent. */
  readonly durationMs?: number;
}

type ShowToast = (message: ToastMessage) => void;

const ToastContext = createContext<ShowToast>(() => undefined);

/** Shows a short message at the foot of the page that goes by itself. */
export const useToast = (): ShowToast => useContext(ToastContext);

const AT_MOST = 4;

/** Put once around the application. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly (ToastMessage & { readonly id: number })[]>([]);
  const next = useRef(0);
  const show = useCallback<ShowToast>((message) => {
    next.current += 1;
    const id = next.current;
    setShown((before) => [...before, { ...message, id }].slice(-AT_MOST));
  }, []);
  const remove = (id: number) => setShown((before) => before.filter((toast) => toast.id !== id));
  return (
    <ToastContext.Provider value={show}>
      <Primitive.Provider swipeDirection="right" label="Message">
        {children}
        {shown.map(({ id, text, tone = "neutral", action, durationMs = 5000 }) => (
          <Primitive.Root
            key={id}
            duration={durationMs}
            onOpenChange={(open) => open || remove(id)}
            className={cn(
              "flex animate-fade items-center gap-3 rounded-md border bg-surface-raised px-4 py-3",
              tone === "neutral" && "border-line",
              tone === "ok" && "border-ok/60",
              tone === "danger" && "border-danger/60",
            )}
          >
            <Primitive.Description className="min-w-0 flex-1 break-words">{text}</Primitive.Description>
            {action === undefined ? null : (
              <Primitive.Action
                altText={action.altText}
                onClick={action.run}
                className="min-h-6 font-medium underline underline-offset-4"
              >
                {action.label}
              </Primitive.Action>
            )}
            <Primitive.Close
              aria-label="Dismiss"
              className="inline-flex size-6 items-center justify-center text-text-muted"
            >
              <X className="size-4" />
            </Primitive.Close>
          </Primitive.Root>
        ))}
        <Primitive.Viewport className="fixed right-4 bottom-4 left-4 z-50 ml-auto flex max-w-sm flex-col gap-2 outline-none" />
      </Primitive.Provider>
    </ToastContext.Provider>
  );
}
