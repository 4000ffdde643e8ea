import { answerHealth } from "@/lib/http/answer-health";
import { checkReadiness } from "@/lib/services/instance/check-readiness";

export const dynamic = "force-dynamic";

/** 200 once requests can be served: the database answers. */
export async function GET(): Promise<Response> {
  return answerHealth({ check: checkReadiness });
}
