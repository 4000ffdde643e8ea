"use client";
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { Icon } from "./icon";

interface Toast {
  readonly id: number;
  readonly message: string;
  readonly tone: "success" | "danger";
}

type Announce = (message: string, tone?: Toast["tone"]) => void;

const ToastContext = createContext<Announce>(() => {});

/** How long a message stands, in ms. What has to be acted on stays in the page instead. */
const shownMs = 6_000;

/** Says in words that something was done: `announce("Saved")`. Shown for a moment and read out. */
export function useAnnounce(): Announce {
  return useContext(ToastContext);
}

/** Around the pages: holds the messages, in one live region that is there from the start. */
export function Toaster({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const last = useRef(0);
  const announce = useCallback<Announce>((message, tone = "success") => {
    last.current += 1;
    const id = last.current;
    setToasts((shown) => [...shown.slice(-2), { id, message, tone }]);
    setTimeout(() => setToasts((shown) => shown.filter((toast) => toast.id !== id)), shownMs);
  }, []);

  return (
    <ToastContext value={announce}>
      {children}
      <div className="lk-toasts" role="status" aria-live="polite">
        {toasts.map(({ id, message, tone }) => (
          <p key={id} className={`lk-toast lk-toast-${tone}`}>
            <Icon name={tone === "success" ? "check" : "error"} />
            {message}
          </p>
        ))}
      </div>
    </ToastContext>
  );
}
