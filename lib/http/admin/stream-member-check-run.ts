import "server-only";
import { z } from "zod";
import { requirePermission } from "@/lib/services/member/require-permission";
import { parseInput } from "../parse-input";
import { inWorker } from "../split/in-worker";
import { streamRun } from "../stream-check-run";
import { readSessionToken } from "./session-cookie";

/** Streams a check run of a connection as NDJSON to the member whose session the request carries. */
export const streamMemberCheckRun = inWorker({ verb: "streamMemberCheckRun", answer: streamOfMember });

async function streamOfMember(input: {
  readonly request: Request;
  readonly connectionId: string;
  readonly checkRunId: string;
}): Promise<Response> {
  const { request, checkRunId } = input;
  return streamRun({
    request,
    checkRunId,
    find: async () => {
      const connectionId = parseInput({ schema: z.uuid(), value: input.connectionId, place: "path" });
      const token = await readSessionToken();
      const { member } = await requirePermission({ token, permission: "dashboard:read" });
      return { workspaceId: member.workspaceId, connectionId };
    },
  });
}
