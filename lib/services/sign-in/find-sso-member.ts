import "server-only";
import { randomUUID } from "node:crypto";
import { getEnv } from "@/lib/config/env";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { getInstance } from "@/lib/services/instance/instance";
import { joinWorkspace } from "@/lib/services/member/accept-invitation";
import { findOpenInvitation } from "@/lib/services/member/find-invitation";
import { getStore } from "@/lib/store/store-holder";
import { tenantStore } from "@/lib/store/tenant-store";
import { SsoRefusedError } from "./sign-in-errors";
import type { SsoPerson } from "./sso-person";

interface FoundMember {
  readonly id: string;
  readonly workspaceId: string;
}

/**
 * The member a person is: the one who came this way before, else the one with their e-mail, else whoever was
 * invited under it, else a new one where the settings give everybody a role. @throws SsoRefusedError
 */
export async function findSsoMember(input: { readonly person: SsoPerson }): Promise<FoundMember> {
  const { issuer: oidcIssuer, subject: oidcSubject, email, name } = input.person;
  const { prisma } = getStore();
  const known =
    (await prisma.member.findUnique({ where: { oidcIssuer_oidcSubject: { oidcIssuer, oidcSubject } } })) ??
    (await prisma.member.findUnique({ where: { email } }));
  if (known !== null) {
    if (known.disabledAt !== null) throw notInvited();
    // An account that belongs to another subject is not given to whoever has its address now.
    if (known.oidcSubject === null) await link({ ...input, member: known });
    else if (known.oidcSubject !== oidcSubject || known.oidcIssuer !== oidcIssuer) throw notInvited();
    return known;
  }
  const invitation = await findOpenInvitation({ email });
  const member =
    invitation === null
      ? await joinByDefault(input)
      : await joinWorkspace({ invitation, name, passwordHash: null });
  await link({ ...input, member });
  return member;
}

async function joinByDefault({ person }: { readonly person: SsoPerson }): Promise<FoundMember> {
  const role = getEnv().sso?.defaultRole;
  if (role === undefined) throw notInvited();
  const workspaceId = getInstance().defaultWorkspaceId;
  const id = randomUUID();
  const { email, name } = person;
  const event = auditEvent({ actor: `member:${id}`, action: "member.joined", subject: id, data: { role } });
  const store = tenantStore({ workspaceId });
  await store.$transaction([
    store.member.create({ data: { id, workspaceId, email, name, role, createdBy: "sso" } }),
    store.auditEvent.create({ data: { workspaceId, ...event } }),
  ]);
  return { id, workspaceId };
}

async function link(input: { readonly person: SsoPerson; readonly member: FoundMember }): Promise<void> {
  const { issuer, subject } = input.person;
  await tenantStore(input.member).member.update({
    where: { id: input.member.id },
    data: { oidcIssuer: issuer, oidcSubject: subject },
  });
}

function notInvited(): SsoRefusedError {
  return new SsoRefusedError({
    userMessage: "There is no account for you here. Ask an owner of the workspace for an invitation.",
  });
}
