/** What a run has opened and has to close, however it ends. */
export interface OpenResources {
  /** How many were added so far. */
  readonly opened: number;
  /** Adds something to close. After the release it is closed at once: a stage given up may still finish. */
  add(close: () => void): void;
  /** Closes everything, last opened first. One failing close does not keep the others open. */
  release(): void;
}

/** An empty set of resources. */
export function createOpenResources(): OpenResources {
  const closers: (() => void)[] = [];
  let isReleased = false;
  let opened = 0;
  return {
    get opened() {
      return opened;
    },
    add: (close) => {
      opened += 1;
      if (isReleased) attempt(close);
      else closers.push(close);
    },
    release: () => {
      isReleased = true;
      for (const close of closers.splice(0).reverse()) attempt(close);
    },
  };
}

function attempt(close: () => void): void {
  try {
    close();
  } catch {
    // Closing something already broken is not worth more than moving on to the next.
  }
}
