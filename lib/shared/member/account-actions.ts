/** The server actions of the account and members pages, as the browser calls them. */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/browser";
import type { ActionResult } from "../capture/contract";
import type { MemberRoleName } from "./member-forms";

type Nothing = Record<string, never>;
type Answer<T> = Promise<ActionResult<T>>;

/** How a member may prove that it is still them. */
export interface ConfirmationWays {
  readonly hasPassword: boolean;
  readonly passkey: PublicKeyCredentialRequestOptionsJSON | null;
}

export interface AccountActions {
  signOutHere(input: Nothing): Answer<unknown>;
  signOutEverywhere(input: Nothing): Answer<{ readonly ended: number }>;
  endSession(input: { readonly id: string }): Answer<{ readonly ended: number }>;
  saveProfile(input: { readonly name: string }): Answer<unknown>;
  savePassword(input: {
    readonly current: string;
    readonly password: string;
    readonly repeated: string;
  }): Answer<unknown>;
  startTotp(input: Nothing): Answer<{ readonly secret: string; readonly uri: string }>;
  finishTotp(input: { readonly code: string }): Answer<{ readonly codes: readonly string[] }>;
  removeTotp(input: Nothing): Answer<unknown>;
  makeRecoveryCodes(input: Nothing): Answer<{ readonly codes: readonly string[] }>;
  startPasskey(input: Nothing): Answer<{ readonly options: PublicKeyCredentialCreationOptionsJSON }>;
  savePasskey(input: { readonly name: string; readonly answer: RegistrationResponseJSON }): Answer<unknown>;
  deletePasskey(input: { readonly id: string }): Answer<unknown>;
  startConfirmation(input: Nothing): Answer<ConfirmationWays>;
  confirm(
    input:
      | { readonly method: "password"; readonly password: string }
      | { readonly method: "passkey"; readonly answer: AuthenticationResponseJSON },
  ): Answer<unknown>;
}

export interface MemberActions {
  invite(input: {
    readonly email: string;
    readonly role: MemberRoleName;
    readonly days: number;
  }): Answer<{ readonly id: string; readonly token: string; readonly expiresAt: string }>;
  withdrawInvitation(input: { readonly id: string }): Answer<unknown>;
  saveRole(input: { readonly id: string; readonly role: MemberRoleName }): Answer<unknown>;
  setDisabled(input: { readonly id: string; readonly isDisabled: boolean }): Answer<unknown>;
  remove(input: { readonly id: string; readonly email: string }): Answer<unknown>;
}
