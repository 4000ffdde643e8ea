import type { ActionError } from "@/lib/shared/capture/contract";
import { Banner } from "./banner";

/** What a server action answered that stands at no field, with the way on. */
export function ActionFailure({ error }: { readonly error: ActionError }) {
  if (error.code === "signed_out")
    return (
      <Banner tone="warning" role="alert" title="You are signed out">
        <p>
          Nothing here is lost.{" "}
          <a href="/admin/sign-in" target="_blank" rel="noopener">
            Sign in in a new tab
          </a>
          , come back, and press the button again.
        </p>
      </Banner>
    );
  return (
    <Banner tone="danger" role="alert" title={error.message}>
      {error.requestId && (
        <p className="lk-help">
          Reference: <code>{error.requestId}</code>
        </p>
      )}
    </Banner>
  );
}
