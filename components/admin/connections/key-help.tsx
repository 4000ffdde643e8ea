"use client";
import { useEffect, useState } from "react";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { keyHelpEvent, listKeys } from "./use-list-keys";

/** Says which keys work in the list. */
export function KeyHelp() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const show = () => setOpen(true);
    document.addEventListener(keyHelpEvent, show);
    return () => document.removeEventListener(keyHelpEvent, show);
  }, []);
  return (
    <>
      <Button variant="quiet" onClick={() => setOpen(true)}>
        Keys
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Keys of this list">
        <dl className="lk-conn-keys">
          {listKeys.map(({ keys, does }) => (
            <div key={does}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}
