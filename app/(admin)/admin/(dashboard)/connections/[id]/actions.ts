"use server";

// What each takes and gives is in lib/shared/connection/actions.ts; who may call it is declared in
// lib/http/admin.
import * as actions from "@/lib/http/admin/connection-actions";
import type { ConnectionActions } from "@/lib/shared/connection/actions";

export const checkNow: ConnectionActions["checkNow"] = async (input) => actions.checkNowAction(input);
export const disable: ConnectionActions["disable"] = async (input) => actions.disableAction(input);
export const reactivate: ConnectionActions["reactivate"] = async (input) => actions.reactivateAction(input);
export const setDefault: ConnectionActions["setDefault"] = async (input) => actions.setDefaultAction(input);
export const deleteConnection: ConnectionActions["deleteConnection"] = async (input) =>
  actions.deleteAction(input);
export const saveSettings: ConnectionActions["saveSettings"] = async (input) =>
  actions.saveSettingsAction(input);
export const readSettings: ConnectionActions["readSettings"] = async (input) =>
  actions.readSettingsAction(input);
export const restoreVersion: ConnectionActions["restoreVersion"] = async (input) =>
  actions.restoreVersionAction(input);
export const revokeTrust: ConnectionActions["revokeTrust"] = async (input) =>
  actions.revokeTrustAction(input);
export const trustPeer: ConnectionActions["trustPeer"] = async (input) => actions.trustPeerAction(input);
export const makeLink: ConnectionActions["makeLink"] = async (input) => actions.makeLinkAction(input);
