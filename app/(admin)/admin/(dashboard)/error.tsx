"use client";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

/** Something failed that no page foresaw. The log has the rest, under the reference. */
export default function DashboardError(props: {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}) {
  const { digest } = props.error;
  return (
    <ErrorState
      title="This page could not be shown"
      {...(digest === undefined ? {} : { reference: digest })}
      action={
        <Button variant="primary" onClick={props.reset}>
          Try again
        </Button>
      }
    >
      Nothing was changed. If it keeps happening, look the reference up in Latchkey's log.
    </ErrorState>
  );
}
