import "server-only";
import { z } from "zod";
import { acceptInvitation } from "@/lib/services/member/accept-invitation";
import { findInvitation } from "@/lib/services/member/find-invitation";
import { isSetupLinkOpen } from "@/lib/services/member/is-setup-link-open";
import { setUpFirstAdmin } from "@/lib/services/member/set-up-first-admin";
import { joinForm, linkForm, setupForm } from "@/lib/shared/member/member-forms";
import { defineAction } from "../define-action";
import { parseForm } from "./define-admin-action";
import { requestOrigin } from "./request-origin";
import { writeSessionCookie } from "./session-cookie";

/** An action of a page without a session: own origin → input → run. Each problem is told at its field. */
function defineSignedOutAction<S extends z.ZodType, T>(definition: {
  readonly operation: string;
  readonly input: S;
  readonly run: (input: z.infer<S>) => Promise<T>;
}) {
  return defineAction({
    operation: definition.operation,
    input: z.unknown(),
    run: (value) => definition.run(parseForm({ schema: definition.input, value })),
  });
}

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
    await writeSessionCookie(await setUpFirstAdmin({ form, from: await requestOrigin() }));
    return { next: "/admin" };
  },
});

/** Whom an invitation's link is for. */
export const readInvitationAction = defineSignedOutAction({
  operation: "readInvitation",
  input: linkForm,
  run: async ({ token }) => {
    const { email, role, workspaceName } = await findInvitation({ token });
    return { email, role, workspaceName };
  },
});

/** Makes a member of who was invited and signs them in. */
export const acceptInvitationAction = defineSignedOutAction({
  operation: "acceptInvitation",
  input: joinForm,
  run: async (form) => {
    await writeSessionCookie(await acceptInvitation({ form, from: await requestOrigin() }));
    return { next: "/admin" };
  },
});
