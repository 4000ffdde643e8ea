"use client";
import { type ComponentProps, useEffect, useState } from "react";
import { ActionFailure } from "../../ui/action-failure";
import { Dialog } from "../../ui/dialog";
import { unreachable } from "../../ui/unreachable";
import type { SaveViewForm } from "./save-view-form";

type FormProps = ComponentProps<typeof SaveViewForm>;

/** Asks for the name that a view is kept under. What forms are made of is loaded when it opens: a list has none. */
export function SaveViewDialog(props: FormProps & { readonly open: boolean; readonly onClose: () => void }) {
  const { open, onClose, ...form } = props;
  return (
    <Dialog open={open} onClose={onClose} title="Save this view">
      <LoadedForm {...form} />
    </Dialog>
  );
}

function LoadedForm(props: FormProps) {
  const [loaded, setLoaded] = useState<{ readonly Form: typeof SaveViewForm } | null>(null);
  const [isLost, setIsLost] = useState(false);
  useEffect(() => {
    import("./save-view-form").then(
      ({ SaveViewForm: Form }) => setLoaded({ Form }),
      () => setIsLost(true),
    );
  }, []);
  if (isLost) return <ActionFailure error={unreachable().error} />;
  if (loaded === null) return <p role="status">One moment.</p>;
  return <loaded.Form {...props} />;
}
