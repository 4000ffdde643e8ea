import * as frameActions from "@/app/(embed)/embed/[session]/actions";
import { HostedEnd } from "@/components/hosted/hosted-end";
import { HostedFrame } from "@/components/hosted/hosted-frame";
import { withPseudoTexts } from "@/components/languages/pseudo-page";
import { readHostedPage } from "@/lib/http/read-hosted-page";
import { readReaderLanguage } from "@/lib/http/read-reader-language";
import { openHosted } from "./actions";

/**
 * The capture as a page of its own. Showing it consumes nothing: whatever reads the links in people's mail
 * reads it as well.
 */
export default async function HostedLinkPage({
  params,
}: {
  readonly params: Promise<{ readonly session: string }>;
}) {
  const { session } = await params;
  const hosted = await readHostedPage(session);
  // No `notFound()`: Next leaves its page to scripts, which a policy like ours stops.
  if (hosted === null) {
    const { texts } = await readReaderLanguage();
    return <HostedEnd end="unknown" askedBy={null} theme={{}} texts={texts} />;
  }
  const { askedBy, status } = hosted;
  const page = withPseudoTexts(hosted.page);
  if (status !== "waiting" && status !== "open") {
    return <HostedEnd end={status} askedBy={askedBy} theme={page.theme} texts={page.texts} />;
  }
  const path = `/link/${page.sessionId}`;
  return (
    <HostedFrame
      hosted={{ ...hosted, page }}
      actions={{ ...frameActions }}
      open={openHosted}
      paths={{ checkRuns: `${path}/check-runs/`, exit: `${path}/exit` }}
    />
  );
}
