import { notFound } from "next/navigation";
import { CaptureFrame } from "@/components/capture/capture-frame";
import { withPseudoTexts } from "@/components/languages/pseudo-page";
import { readFramePage } from "@/lib/http/read-frame-page";
import * as actions from "./actions";

/** The capture frame. Its HTML holds what a public session id may show; everything else follows the exchange. */
export default async function EmbedPage({
  params,
}: {
  readonly params: Promise<{ readonly session: string }>;
}) {
  const { session } = await params;
  const page = await readFramePage(session);
  if (page === null) notFound();
  return (
    <CaptureFrame
      page={withPseudoTexts(page)}
      actions={{ ...actions }}
      checkRunPath={`/embed/${page.sessionId}/check-runs/`}
    />
  );
}
