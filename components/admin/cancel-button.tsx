"use client";
import { Button } from "../ui/button";

/** Closes the dialog it stands in as Escape does: the focus goes back to where it came from. */
export function CancelButton({ label = "Cancel" }: { readonly label?: string }) {
  return <Button onClick={(event) => event.currentTarget.closest("dialog")?.close()}>{label}</Button>;
}
