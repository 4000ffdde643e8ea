import { answerAuditExport } from "@/lib/http/admin/answer-audit-export";

/** The audit log as a file: `?format=csv` or `jsonl`, with the filters of the page. */
export async function GET(request: Request): Promise<Response> {
  return answerAuditExport({ request });
}
