"use server";

// Who may call them is declared in lib/http/admin.
import * as sessions from "@/lib/http/admin/link-session-actions";

export const createLink = async (input: unknown) => sessions.createLinkAction(input);
export const revokeLink = async (input: unknown) => sessions.revokeLinkAction(input);
