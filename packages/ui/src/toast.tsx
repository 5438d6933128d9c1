"use client";
import { X } from "lucide-react";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { cn } from "./cn";
import { Kbd } from "./kbd";
import { useUiWords } from "./ui-words-provider";
import { MESSAGES_KEY, useMessagesKey } from "./use-messages-key";

export interface ToastMessage {
  readonly text: ReactNode;
  readonly tone?: "neutral" | "ok" | "danger";
  /** Such as undo. It must also be possible in another way, for those who are slower than the message. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Milliseconds on the screen; 6000 when absent. It stays while the pointer or the focus is on it. */
  readonly durationMs?: number;
}

type ShowToast = (message: ToastMessage) => void;

const ToastContext = createContext<ShowToast>(() => undefined);

/** Shows a short message at the foot of the page that goes by itself. */
export const useToast = (): ShowToast => useContext(ToastContext);

const AT_MOST = 4;

/** Put once around the application. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const words = useUiWords();
  const [shown, setShown] = useState<readonly (ToastMessage & { readonly id: number })[]>([]);
  const next = useRef(0);
  const { region, leave } = useMessagesKey();
  const show = useCallback<ShowToast>((message) => {
    next.current += 1;
    const id = next.current;
    setShown((before) => [...before, { ...message, id }].slice(-AT_MOST));
  }, []);
  const remove = useCallback(
    (id: number) => {
      leave();
      setShown((before) => before.filter((toast) => toast.id !== id));
    },
    [leave],
  );
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div aria-live="polite" aria-relevant="additions">
        {shown.length === 0 ? null : (
          <section
            ref={region}
            aria-label={words.messages}
            className="pointer-events-none fixed right-4 bottom-4 left-4 z-50 ml-auto flex max-w-sm flex-col gap-2"
          >
            {shown.map(({ id, ...message }) => (
              <Toast key={id} message={message} onGone={() => remove(id)} />
            ))}
          </section>
        )}
      </div>
    </ToastContext.Provider>
  );
}

const BORDER = { neutral: "border-line", ok: "border-ok/60", danger: "border-danger/60" };

interface ToastProps {
  readonly message: ToastMessage;
  readonly onGone: () => void;
}

function Toast({ message: { text, tone = "neutral", action, durationMs = 6000 }, onGone }: ToastProps) {
  const words = useUiWords();
  const textId = useId();
  const [held, setHeld] = useState(false);
  const gone = useRef(onGone);
  useEffect(() => {
    gone.current = onGone;
  });
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => gone.current(), durationMs);
    return () => clearTimeout(timer);
  }, [held, durationMs]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer and the focus only hold the message
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className={cn(
        "pointer-events-auto flex animate-fade items-center gap-3 rounded-md border bg-surface-raised px-4 py-3",
        BORDER[tone],
      )}
    >
      <div id={textId} className="min-w-0 flex-1 break-words">
        {text}
      </div>
      {action === undefined ? null : (
        <button
          type="button"
          onClick={() => {
            action.run();
            onGone();
          }}
          aria-describedby={textId}
          aria-keyshortcuts={MESSAGES_KEY}
          className="inline-flex min-h-6 items-center gap-2 font-medium"
        >
          <span className="underline underline-offset-4">{action.label}</span>
          <span aria-hidden="true" className="pointer-coarse:hidden">
            <Kbd>{MESSAGES_KEY}</Kbd>
          </span>
        </button>
      )}
      <button
        type="button"
        aria-label={words.dismiss}
        aria-describedby={textId}
        onClick={onGone}
        className="inline-flex size-6 items-center justify-center rounded-sm text-text-muted hover:text-text"
      >
        <X className="size-4" />
      </button>
    </div>
  );
}
