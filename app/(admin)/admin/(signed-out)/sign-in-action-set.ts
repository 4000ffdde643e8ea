import type { SignInActions } from "@/lib/shared/member/sign-in-actions";
import * as actions from "./actions";

/** The actions of a sign-in, as its panel takes them. */
export const signInActions: SignInActions = {
  signIn: actions.signIn,
  finishSecondFactor: actions.finishSecondFactor,
  beginPasskeySignIn: actions.beginPasskeySignIn,
  finishPasskeySignIn: actions.finishPasskeySignIn,
  beginSso: actions.beginSso,
  finishSso: actions.finishSso,
};
