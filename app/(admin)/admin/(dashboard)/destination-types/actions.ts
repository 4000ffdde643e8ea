"use server";

// Who may call each is declared in lib/http/admin.
import * as types from "@/lib/http/admin/type-actions";
import type { TypeActions } from "@/lib/shared/destination-type/type-actions";

export const setEnabled: TypeActions["setEnabled"] = async (input) => types.setTypeEnabledAction(input);
export const retire: TypeActions["retire"] = async (input) => types.retireTypeAction(input);
export const judge: TypeActions["judge"] = async (input) => types.judgeTypeAction(input);
export const save: TypeActions["save"] = async (input) => types.saveTypeAction(input);
