"use server";

// What each takes and gives is in lib/shared/connection/actions.ts; who may call it is declared in
// lib/http/admin.
import * as list from "@/lib/http/admin/connection-list-actions";
import type { BulkRunActions, ConnectionListActions } from "@/lib/shared/connection/actions";

export const startBulk: ConnectionListActions["startBulk"] = async (input) => list.startBulkAction(input);
export const saveView: ConnectionListActions["saveView"] = async (input) => list.saveViewAction(input);
export const deleteView: ConnectionListActions["deleteView"] = async (input) => list.deleteViewAction(input);
export const readBulk: BulkRunActions["readBulk"] = async (input) => list.readBulkAction(input);
export const cancelBulk: BulkRunActions["cancelBulk"] = async (input) => list.cancelBulkAction(input);
