"use server";

// Server actions of the members' page. Each one changes who may do what: owners alone, with a recent proof.
import { defineAdminAction } from "@/lib/http/admin/define-admin-action";
import { changeRole } from "@/lib/services/member/change-role";
import * as inviting from "@/lib/services/member/invite-member";
import * as removing from "@/lib/services/member/remove-member";
import { revokeInvitation } from "@/lib/services/member/revoke-invitation";
import { setMemberDisabled } from "@/lib/services/member/set-member-disabled";
import { disableForm, memberForm, removeForm, roleForm } from "@/lib/shared/member/account-forms";
import { inviteForm } from "@/lib/shared/member/member-forms";

const permission = "members:write";

export const inviteMember = defineAdminAction({
  operation: "inviteMember",
  permission,
  isDangerous: true,
  input: inviteForm,
  run: ({ member, input }) => inviting.inviteMember({ caller: member, form: input }),
});

export const withdrawInvitation = defineAdminAction({
  operation: "withdrawInvitation",
  permission,
  input: memberForm,
  run: ({ member, input }) => revokeInvitation({ caller: member, id: input.id }),
});

export const saveRole = defineAdminAction({
  operation: "saveRole",
  permission,
  isDangerous: true,
  input: roleForm,
  run: ({ member, input }) => changeRole({ caller: member, form: input }),
});

export const setDisabled = defineAdminAction({
  operation: "setMemberDisabled",
  permission,
  isDangerous: true,
  input: disableForm,
  run: ({ member, input }) => setMemberDisabled({ caller: member, ...input }),
});

export const removeMember = defineAdminAction({
  operation: "removeMember",
  permission,
  isDangerous: true,
  input: removeForm,
  run: ({ member, input }) => removing.removeMember({ caller: member, form: input }),
});
