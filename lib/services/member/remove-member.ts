import "server-only";
import type { z } from "zod";
import type { MemberCaller } from "@/lib/services/caller";
import { InvalidInputError } from "@/lib/services/errors";
import type { removeForm } from "@/lib/shared/member/account-forms";
import { tenantStore } from "@/lib/store/tenant-store";
import { changeMember } from "./change-member";

/**
 * Removes a member for good: their sessions, passkeys and secrets go, their e-mail is free for another invitation.
 * Their name stays for the audit log. @throws InvalidInputError where the e-mail typed is another one,
 * NotFoundError, ConflictError
 */
export async function removeMember(input: {
  readonly caller: MemberCaller;
  readonly form: z.infer<typeof removeForm>;
}): Promise<void> {
  const { caller, form } = input;
  const { id } = form;
  await changeMember({
    caller,
    id,
    check: ({ email }) => {
      if (email === form.email) return;
      const message = "Type the member's e-mail to remove them.";
      throw new InvalidInputError({ fields: [{ property: "email", message }] });
    },
    change: {
      action: "member.removed",
      data: {
        removedAt: new Date(),
        email: `${id}@removed.invalid`,
        passwordHash: null,
        sealedTotp: null,
        tenantKeyId: null,
        wrappedKey: null,
        totpConfirmedAt: null,
        recoveryHashes: [],
        oidcIssuer: null,
        oidcSubject: null,
      },
      keepsOwner: false,
      endsSessions: true,
    },
  });
  await tenantStore(caller).memberPasskey.deleteMany({ where: { memberId: id } });
}
