import "server-only";
import type { Caller } from "@/lib/services/caller";
import { getDestinationType } from "@/lib/services/destination-type/get-destination-type";
import type { PreviewContent } from "@/lib/shared/preview/preview-content";
import { previewOf } from "./preview-of";

/** The form of a destination type there is. @throws NotFoundError */
export async function previewType(input: {
  readonly caller: Caller;
  readonly type: string;
  /** Of a type of the workspace's own. @default the newest */
  readonly version?: number;
}): Promise<PreviewContent> {
  const { caller, type, version } = input;
  const { workspaceId } = caller;
  return previewOf({ workspaceId, schema: await getDestinationType({ workspaceId, type, version }) });
}
