"use client";
import type { CaptureActions, FramePage } from "@/lib/shared/capture/contract";
import { CaptureView } from "./capture-view";
import { connectToHost } from "./host-channel";
import { useCapture } from "./use-capture";

/** The whole capture in a host's page: choose, fill in, test, done. Renders on the server, and is typable as it arrives. */
export function CaptureFrame(props: {
  readonly page: FramePage;
  readonly actions: CaptureActions;
  /** Path of a check run's stream, less its id: `/embed/ls_…/check-runs/`. */
  readonly checkRunPath: string;
}) {
  const { page, actions, checkRunPath } = props;
  const paths = { checkRuns: checkRunPath, exit: `/embed/${page.sessionId}/exit` };
  return <CaptureView {...useCapture({ page, actions, paths, connect: connectToHost })} />;
}
