import "server-only";
import { verify } from "otplib";
import { openRecord } from "@/lib/services/sealed-record/open-record";
import { tenantStore } from "@/lib/store/tenant-store";
import type { Account } from "./find-account";

/** A clock may be off by this much, in seconds: one code before and one after. */
const toleranceSeconds = 30;

/** Whether a code is the authenticator app's of now. No code is taken twice, nor an older one after a newer. */
export async function verifyTotp(input: {
  readonly account: Account;
  readonly code: string;
}): Promise<boolean> {
  const { account, code } = input;
  const { id, workspaceId, sealedTotp, tenantKeyId, wrappedKey } = account;
  if (sealedTotp === null || tenantKeyId === null || wrappedKey === null) return false;
  const sealed = { tenantKeyId, wrappedKey, fields: { "/totp": sealedTotp } };
  const { totp } = await openRecord({ workspaceId, table: "member", recordId: id, sealed });
  if (totp === undefined) return false;
  const step = await stepOf({ secret: totp.reveal(), code }).finally(() => totp.wipe());
  if (step === null) return false;
  const { count } = await tenantStore(account).member.updateMany({
    where: { id, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return count === 1;
}

/** The time step of a code; null where it is not good now. */
async function stepOf(input: { readonly secret: string; readonly code: string }): Promise<bigint | null> {
  const { secret, code } = input;
  const epoch = Math.floor(Date.now() / 1000);
  const result = await verify({ secret, token: code, epoch, epochTolerance: toleranceSeconds });
  return result.valid && "timeStep" in result ? BigInt(result.timeStep) : null;
}
