/** The server actions of the pages without a session, as the browser calls them. */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import type { z } from "zod";
import type { ActionResult } from "../capture/contract";
import type { joinForm, linkForm, MemberRoleName, setupForm, signInForm } from "./member-forms";

/** Where a sign-in stands. */
export type SignInStep =
  | { readonly kind: "signed_in" }
  | {
      readonly kind: "second_factor";
      /** Goes back with the proof. Not a cookie: setting one would draw the page anew, under whoever signs in again over it. */
      readonly challenge: string;
      readonly totp: boolean;
      /** What the browser asks a passkey with; null without passkeys. */
      readonly passkey: PublicKeyCredentialRequestOptionsJSON | null;
    };

export type SecondFactorProof =
  | { readonly method: "totp" | "recovery_code"; readonly code: string }
  | { readonly method: "passkey"; readonly answer: AuthenticationResponseJSON };

/** Whom an invitation is for. */
export interface InvitationFacts {
  readonly email: string;
  readonly role: MemberRoleName;
  readonly workspaceName: string;
}

export interface SignInActions {
  signIn(input: z.input<typeof signInForm>): Promise<ActionResult<SignInStep>>;
  finishSecondFactor(input: {
    readonly challenge: string;
    readonly proof: SecondFactorProof;
  }): Promise<ActionResult<SignInStep>>;
  beginPasskeySignIn(
    input: Record<string, never>,
  ): Promise<ActionResult<{ readonly options: PublicKeyCredentialRequestOptionsJSON }>>;
  finishPasskeySignIn(input: {
    readonly answer: AuthenticationResponseJSON;
  }): Promise<ActionResult<SignInStep>>;
  beginSso(input: { readonly next: string }): Promise<ActionResult<{ readonly location: string }>>;
  finishSso(input: { readonly query: string }): Promise<ActionResult<{ readonly next: string }>>;
}

export interface JoinActions {
  checkSetupLink(input: z.input<typeof linkForm>): Promise<ActionResult<{ readonly isOpen: boolean }>>;
  setUpFirstAdmin(input: z.input<typeof setupForm>): Promise<ActionResult<object>>;
  readInvitation(input: z.input<typeof linkForm>): Promise<ActionResult<InvitationFacts>>;
  acceptInvitation(input: z.input<typeof joinForm>): Promise<ActionResult<object>>;
}
