import * as react from "react";
import { useEffect, useState } from "react";
import * as runtime from "react/jsx-runtime";
import { type FrameScripts, frameScript } from "../frame-script";

/** Scripts of the frame that hold React components. */
export type PartName = "checks" | "handover" | "missing" | "records";

type Part<Name extends PartName> = FrameScripts[Name];

/** Parts that came already, so that a second use does not wait. */
const come: { [Name in PartName]?: Part<Name> } = {};

/** How long it waits after a part did not come, in ms. */
const pauseMs = 2_000;

/** Holds a part that is there already, for tests. */
export function holdPart<Name extends PartName>(name: Name, part: Part<Name>): void {
  Object.assign(come, { [name]: part });
}

/**
 * A part of the frame that is loaded when it is first wanted, again and again while it does not come. Null until
 * then.
 */
export function usePart<Name extends PartName>(name: Name, isWanted = true): Part<Name> | null {
  const [, setCame] = useState(false);
  const part = come[name] ?? null;
  const isMissing = isWanted && part === null;
  useEffect(() => {
    if (!isMissing) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    async function load(tries: number): Promise<void> {
      try {
        const loaded = await frameScript(name, tries);
        loaded.takeReact({ react, runtime });
        holdPart(name, loaded);
        setCame(true);
      } catch {
        if (!isGone) timer = setTimeout(() => void load(tries + 1), pauseMs);
      }
    }
    void load(0);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [name, isMissing]);
  return part;
}
