import * as frameActions from "@/app/(embed)/embed/[session]/actions";
import { HostedEnd } from "@/components/hosted/hosted-end";
import { HostedFrame } from "@/components/hosted/hosted-frame";
import { readHostedPage } from "@/lib/http/read-hosted-page";
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
  if (hosted === null) return <HostedEnd end="unknown" askedBy={null} theme={{}} />;
  const { page, askedBy, status } = hosted;
  if (status !== "waiting" && status !== "open") {
    return <HostedEnd end={status} askedBy={askedBy} theme={page.theme} />;
  }
  const path = `/link/${page.sessionId}`;
  return (
    <HostedFrame
      hosted={hosted}
      actions={{ ...frameActions }}
      open={openHosted}
      paths={{ checkRuns: `${path}/check-runs/`, exit: `${path}/exit` }}
    />
  );
}
