"use server";

// Server actions of one's own account, and of proving in the middle of a session who one is.
import { z } from "zod";
import { readChallengeToken, writeChallengeCookie } from "@/lib/http/admin/challenge-cookie";
import { defineAdminAction } from "@/lib/http/admin/define-admin-action";
import { finishSignIn } from "@/lib/http/admin/define-signed-out-action";
import { requestOrigin } from "@/lib/http/admin/request-origin";
import { clearSessionCookie } from "@/lib/http/admin/session-cookie";
import { addPasskey } from "@/lib/services/account/add-passkey";
import { beginConfirmation } from "@/lib/services/account/begin-confirmation";
import { beginPasskey } from "@/lib/services/account/begin-passkey";
import { beginTotp } from "@/lib/services/account/begin-totp";
import { changePassword } from "@/lib/services/account/change-password";
import { confirmIdentity } from "@/lib/services/account/confirm-identity";
import { confirmTotp } from "@/lib/services/account/confirm-totp";
import { disableTotp } from "@/lib/services/account/disable-totp";
import { removePasskey } from "@/lib/services/account/remove-passkey";
import { replaceRecoveryCodes } from "@/lib/services/account/replace-recovery-codes";
import { revokeSessions } from "@/lib/services/account/revoke-sessions";
import { signOut } from "@/lib/services/account/sign-out";
import { updateProfile } from "@/lib/services/account/update-profile";
import {
  confirmForm,
  passkeyForm,
  passwordForm,
  profileForm,
  sessionForm,
  totpForm,
} from "@/lib/shared/member/account-forms";
import { newPasskeyForm } from "@/lib/shared/member/passkey-answer";

const nothing = z.strictObject({});
const permission = "account:write";

export const signOutHere = defineAdminAction({
  operation: "signOut",
  permission,
  isEnrolment: true,
  input: nothing,
  run: async ({ member }) => {
    await signOut({ member });
    await clearSessionCookie();
  },
});

export const signOutEverywhere = defineAdminAction({
  operation: "signOutEverywhere",
  permission,
  input: nothing,
  run: ({ member }) => revokeSessions({ member, which: "others" }),
});

export const endSession = defineAdminAction({
  operation: "endSession",
  permission,
  input: sessionForm,
  run: ({ member, input }) => revokeSessions({ member, which: input }),
});

export const saveProfile = defineAdminAction({
  operation: "saveProfile",
  permission,
  input: profileForm,
  run: ({ member, input }) => updateProfile({ member, form: input }),
});

export const savePassword = defineAdminAction({
  operation: "savePassword",
  permission,
  isDangerous: true,
  input: passwordForm,
  run: async ({ member, input }) => {
    const { address } = await requestOrigin();
    await changePassword({ member, form: input, address });
  },
});

export const startTotp = defineAdminAction({
  operation: "startTotp",
  permission,
  isDangerous: true,
  isEnrolment: true,
  input: nothing,
  run: ({ member, workspace }) => beginTotp({ member, workspaceName: workspace.name }),
});

export const finishTotp = defineAdminAction({
  operation: "finishTotp",
  permission,
  isDangerous: true,
  isEnrolment: true,
  input: totpForm,
  run: async ({ member, input }) => {
    const { codes, session } = await confirmTotp({ member, form: input, from: await requestOrigin() });
    await finishSignIn({ session });
    return { codes };
  },
});

export const removeTotp = defineAdminAction({
  operation: "removeTotp",
  permission,
  isDangerous: true,
  input: nothing,
  run: ({ member }) => disableTotp({ member }),
});

export const makeRecoveryCodes = defineAdminAction({
  operation: "makeRecoveryCodes",
  permission,
  isDangerous: true,
  input: nothing,
  run: ({ member }) => replaceRecoveryCodes({ member }),
});

export const startPasskey = defineAdminAction({
  operation: "startPasskey",
  permission,
  isDangerous: true,
  isEnrolment: true,
  input: nothing,
  run: async ({ member }) => {
    const { challenge, options } = await beginPasskey({ member });
    await writeChallengeCookie(challenge);
    return { options };
  },
});

export const savePasskey = defineAdminAction({
  operation: "savePasskey",
  permission,
  isDangerous: true,
  isEnrolment: true,
  input: newPasskeyForm,
  run: async ({ member, input }) => {
    const [token, from] = [await readChallengeToken(), await requestOrigin()];
    await finishSignIn({ session: await addPasskey({ member, form: input, token, from }) });
  },
});

export const deletePasskey = defineAdminAction({
  operation: "deletePasskey",
  permission,
  isDangerous: true,
  input: passkeyForm,
  run: ({ member, input }) => removePasskey({ member, id: input.id }),
});

export const startConfirmation = defineAdminAction({
  operation: "startConfirmation",
  permission,
  isEnrolment: true,
  input: nothing,
  run: async ({ member }) => {
    const { challenge, ...ways } = await beginConfirmation({ member });
    if (challenge !== null) await writeChallengeCookie(challenge);
    return ways;
  },
});

export const confirm = defineAdminAction({
  operation: "confirmIdentity",
  permission,
  isEnrolment: true,
  input: confirmForm,
  run: async ({ member, input }) => {
    const [token, { address }] = [await readChallengeToken(), await requestOrigin()];
    await confirmIdentity({ member, form: input, token, address });
  },
});
