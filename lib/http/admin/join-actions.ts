import "server-only";
import { acceptInvitation } from "@/lib/services/member/accept-invitation";
import { findInvitation } from "@/lib/services/member/find-invitation";
import { isSetupLinkOpen } from "@/lib/services/member/is-setup-link-open";
import { setUpFirstAdmin } from "@/lib/services/member/set-up-first-admin";
import { joinForm, linkForm, setupForm } from "@/lib/shared/member/member-forms";
import type { InvitationFacts } from "@/lib/shared/member/sign-in-actions";
import { defineSignedOutAction, finishSignIn } from "./define-signed-out-action";
import { requestOrigin } from "./request-origin";

/** Whether the first admin's link works. */
export const checkSetupLinkAction = defineSignedOutAction({
  operation: "checkSetupLink",
  input: linkForm,
  run: async ({ token }) => ({ isOpen: await isSetupLinkOpen({ token }) }),
});

/** Makes the first admin and signs them in. */
export const setUpFirstAdminAction = defineSignedOutAction({
  operation: "setUpFirstAdmin",
  input: setupForm,
  run: async (form) => {
    await finishSignIn({ session: await setUpFirstAdmin({ form, from: await requestOrigin() }) });
    return {};
  },
});

/** Whom an invitation's link is for. */
export const readInvitationAction = defineSignedOutAction({
  operation: "readInvitation",
  input: linkForm,
  run: async ({ token }): Promise<InvitationFacts> => {
    const { email, role, workspaceName } = await findInvitation({ token });
    return { email, role, workspaceName };
  },
});

/** Makes a member of who was invited and signs them in. */
export const acceptInvitationAction = defineSignedOutAction({
  operation: "acceptInvitation",
  input: joinForm,
  run: async (form) => {
    await finishSignIn({ session: await acceptInvitation({ form, from: await requestOrigin() }) });
    return {};
  },
});
