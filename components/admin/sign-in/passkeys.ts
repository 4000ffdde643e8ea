"use client";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/browser";
import { startAuthentication, startRegistration } from "@simplewebauthn/browser";

/** Asks the browser for a passkey's signature; null where its owner closed the question. */
export async function askPasskey(
  options: PublicKeyCredentialRequestOptionsJSON,
): Promise<AuthenticationResponseJSON | null> {
  return startAuthentication({ optionsJSON: options }).catch(() => null);
}

/** Asks the browser to make a passkey; null where its owner closed the question. */
export async function makePasskey(
  options: PublicKeyCredentialCreationOptionsJSON,
): Promise<RegistrationResponseJSON | null> {
  return startRegistration({ optionsJSON: options }).catch(() => null);
}
