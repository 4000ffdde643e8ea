"use server";

// Who may call it is declared in lib/http/admin.
import * as audit from "@/lib/http/admin/audit-actions";

export const verifyChain = async (input: unknown) => audit.verifyChainAction(input);
