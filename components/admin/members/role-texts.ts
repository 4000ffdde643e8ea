import type { MemberRoleName } from "@/lib/shared/member/member-forms";

const texts: Readonly<Record<MemberRoleName, string>> = {
  owner: "Owner: everything, members and policies too",
  operator: "Operator: connections, links and webhooks",
  reviewer: "Reviewer: reads, and decides on changes",
  viewer: "Viewer: reads",
};

/** The roles, most powerful first, with what each may do. */
export const roleOptions: readonly { readonly value: MemberRoleName; readonly label: string }[] =
  Object.entries(texts).map(([value, label]) => ({ value: value as MemberRoleName, label }));
