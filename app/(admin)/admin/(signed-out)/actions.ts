"use server";

// Server actions of the pages without a session. What each takes and gives is in lib/shared/member.
import * as join from "@/lib/http/admin/join-actions";
import * as signing from "@/lib/http/admin/sign-in-actions";
import type { JoinActions, SignInActions } from "@/lib/shared/member/sign-in-actions";

export const signIn: SignInActions["signIn"] = async (input) => signing.signInAction(input);
export const finishSecondFactor: SignInActions["finishSecondFactor"] = async (input) =>
  signing.finishSecondFactorAction(input);
export const beginPasskeySignIn: SignInActions["beginPasskeySignIn"] = async (input) =>
  signing.beginPasskeySignInAction(input);
export const finishPasskeySignIn: SignInActions["finishPasskeySignIn"] = async (input) =>
  signing.finishPasskeySignInAction(input);
export const beginSso: SignInActions["beginSso"] = async (input) => signing.beginSsoAction(input);
export const finishSso: SignInActions["finishSso"] = async (input) => signing.finishSsoAction(input);
export const checkSetupLink: JoinActions["checkSetupLink"] = async (input) =>
  join.checkSetupLinkAction(input);
export const setUpFirstAdmin: JoinActions["setUpFirstAdmin"] = async (input) =>
  join.setUpFirstAdminAction(input);
export const readInvitation: JoinActions["readInvitation"] = async (input) =>
  join.readInvitationAction(input);
export const acceptInvitation: JoinActions["acceptInvitation"] = async (input) =>
  join.acceptInvitationAction(input);
