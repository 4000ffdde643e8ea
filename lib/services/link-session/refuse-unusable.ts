import { TokenRejectedError } from "@/lib/services/errors";
import type { LinkSessionRow } from "@/lib/store/find-link-session";

/** Refuses a session that is revoked, ended or over. @throws TokenRejectedError */
export function refuseUnusable(session: LinkSessionRow): void {
  if (session.revokedAt !== null) throw new TokenRejectedError({ code: "session_revoked" });
  if (session.endedAt !== null) throw new TokenRejectedError({ code: "session_ended" });
  const limit = session.exchangedAt === null ? session.tokenExpiresAt : session.expiresAt;
  if (limit <= new Date()) throw new TokenRejectedError({ code: "token_expired" });
}
