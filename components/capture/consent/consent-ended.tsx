"use client";
import { useEffect } from "react";
import type { ConsentEnding } from "@/lib/shared/capture/consent-outcomes";
import { localTexts } from "@/lib/shared/languages/local-texts";
import { endingTexts } from "./ending-texts";

/** The end of a sign-in's window. Closes it where there is nothing to read and the browser allows it. */
export function ConsentEnded(props: {
  readonly ending: ConsentEnding;
  /** Those that are not the English ones, by key. */
  readonly texts: Readonly<Record<string, string>>;
}) {
  const { ending, texts } = props;
  const { title, body } = localTexts({ english: endingTexts, group: "ending", texts })[ending];
  useEffect(() => {
    if (ending === "connected" || ending === "denied") window.close();
  }, [ending]);
  return (
    <main className="lk">
      <div className="lk-body">
        <h1 className="lk-title">{title}</h1>
        <p className="lk-lead">{body}</p>
      </div>
    </main>
  );
}
