import { answerExport } from "@/lib/http/admin/answer-export";

/** The workspace's data but for its secrets, as JSON lines. */
export async function GET(request: Request): Promise<Response> {
  return answerExport({ request });
}
