"use server";

// Who may call each is declared in lib/http/admin.
import * as keys from "@/lib/http/admin/api-key-actions";
import type { ApiKeyActions } from "@/lib/shared/api-key/api-key-actions";

export const create: ApiKeyActions["create"] = async (input) => keys.createApiKeyAction(input);
export const rotate: ApiKeyActions["rotate"] = async (input) => keys.rotateApiKeyAction(input);
export const revoke: ApiKeyActions["revoke"] = async (input) => keys.revokeApiKeyAction(input);
