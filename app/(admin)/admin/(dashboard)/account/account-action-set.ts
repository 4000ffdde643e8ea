import type { AccountActions } from "@/lib/shared/member/account-actions";
import * as actions from "./actions";

/** The actions of one's own account, as its cards take them. */
export const accountActions: AccountActions = {
  signOutHere: actions.signOutHere,
  signOutEverywhere: actions.signOutEverywhere,
  endSession: actions.endSession,
  saveProfile: actions.saveProfile,
  savePassword: actions.savePassword,
  startTotp: actions.startTotp,
  finishTotp: actions.finishTotp,
  removeTotp: actions.removeTotp,
  makeRecoveryCodes: actions.makeRecoveryCodes,
  startPasskey: actions.startPasskey,
  savePasskey: actions.savePasskey,
  deletePasskey: actions.deletePasskey,
  startConfirmation: actions.startConfirmation,
  confirm: actions.confirm,
};
