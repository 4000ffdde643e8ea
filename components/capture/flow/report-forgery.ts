import type { CaptureFlow } from "../capture-flow";

/** Tells the server, and with it the host's back end, that somebody forges messages to this frame. */
export async function reportForgery({ flow }: { readonly flow: CaptureFlow }): Promise<void> {
  // Whether it arrives changes nothing here: the messages had no effect either way.
  await flow.session.run(async (bearer) => {
    await fetch(`/embed/${flow.page.sessionId}/forgery`, {
      method: "POST",
      headers: { authorization: `Bearer ${bearer}` },
    });
    return { ok: true, value: null };
  });
}
