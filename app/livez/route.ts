import { answerHealth } from "@/lib/http/answer-health";

export const dynamic = "force-dynamic";

/** 200 as long as the process runs. */
export async function GET(): Promise<Response> {
  return answerHealth({ check: async () => undefined });
}
