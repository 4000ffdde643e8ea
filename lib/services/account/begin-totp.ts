import "server-only";
import { generateSecret, generateURI } from "otplib";
import { ConflictError } from "@/lib/services/errors";
import type { SignedInMember } from "@/lib/services/member/signed-in-member";
import { sealRecord } from "@/lib/services/sealed-record/seal-record";
import { tenantStore } from "@/lib/store/tenant-store";

/** What an authenticator app is set up with; shown once, to its owner. */
export interface TotpSetup {
  /** Base32, to be typed. */
  readonly secret: string;
  /** `otpauth:` address, to be scanned. */
  readonly uri: string;
}

/** Makes the secret of an authenticator app. It counts from `confirmTotp` on. @throws ConflictError */
export async function beginTotp(input: {
  readonly member: SignedInMember;
  readonly workspaceName: string;
}): Promise<TotpSetup> {
  const { member } = input;
  const { workspaceId, memberId } = member;
  const secret = generateSecret();
  const sealed = await sealRecord({
    workspaceId,
    table: "member",
    recordId: memberId,
    values: { totp: secret },
  });
  const { count } = await tenantStore(member).member.updateMany({
    where: { id: memberId, totpConfirmedAt: null },
    data: {
      sealedTotp: sealed.fields["/totp"] ?? null,
      tenantKeyId: sealed.tenantKeyId,
      wrappedKey: sealed.wrappedKey,
      totpLastStep: null,
    },
  });
  if (count === 0)
    throw new ConflictError({ userMessage: "An authenticator app is set up already. Remove it first." });
  const issuer = `Latchkey ${input.workspaceName}`.replaceAll(":", " ");
  return { secret, uri: generateURI({ issuer, label: member.email, secret }) };
}
