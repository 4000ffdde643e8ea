import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { getInstance } from "@/lib/services/instance/instance";
import { tokenHash } from "@/lib/services/token-hash";
import type { setupForm } from "@/lib/shared/member/member-forms";
import { claimAdminSetup } from "@/lib/store/claim-admin-setup";
import { hashPassword } from "./hash-password";
import { isSetupLinkOpen } from "./is-setup-link-open";
import { LinkRefusedError } from "./member-errors";
import { openSession, type RequestOrigin, type StartedSession } from "./open-session";

/**
 * Makes the first admin, an owner of the default workspace, and signs them in. The link works once, however
 * many use it at the same time. @throws LinkRefusedError where it was used, is too old or was never given
 */
export function setUpFirstAdmin(input: SetupInput): Promise<StartedSession> {
  // One after the other: with the first the link is used up, and the others cost no hash.
  const mine = last.then(() => setUp(input));
  last = mine.catch(() => undefined);
  return mine;
}

interface SetupInput {
  readonly form: z.infer<typeof setupForm>;
  readonly from: RequestOrigin;
}

let last: Promise<unknown> = Promise.resolve();

async function setUp(input: SetupInput): Promise<StartedSession> {
  const { form } = input;
  if (!(await isSetupLinkOpen({ token: form.token }))) throw new LinkRefusedError();
  const id = randomUUID();
  const workspaceId = getInstance().defaultWorkspaceId;
  const actor = `member:${id}`;
  const won = await claimAdminSetup({
    tokenHash: tokenHash({ secret: form.token }),
    now: new Date(),
    admin: {
      id,
      workspaceId,
      email: form.email,
      name: form.name,
      passwordHash: await hashPassword({ password: form.password }),
      actor,
      audit: auditEvent({ actor, action: "member.joined", subject: id }),
    },
  });
  if (!won) throw new LinkRefusedError();
  return openSession({ member: { id, workspaceId }, method: "password", from: input.from });
}
