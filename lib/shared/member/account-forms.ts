/** What the account page's forms take; the services validate with the same. */
import { z } from "zod";
import { emailField, memberRoleNames, nameField, newPasswordField, passwordField } from "./member-forms";
import { passkeyAnswer } from "./passkey-answer";
import { totpCodeField } from "./second-factor-form";

export const profileForm = z.strictObject({ name: nameField });

/** `current` is empty where the member has no password yet. */
export const passwordForm = z
  .strictObject({
    current: z.string().max(256, "Use at most 256 characters."),
    password: newPasswordField,
    repeated: z.string().max(256, "Use at most 256 characters."),
  })
  .refine((form) => form.password === form.repeated, {
    path: ["repeated"],
    message: "The two passwords differ.",
  });

export const totpForm = z.strictObject({ code: totpCodeField });

export const confirmByPassword = z.strictObject({ method: z.literal("password"), password: passwordField });

/** Proof, in the middle of a session, that it is still the same person. */
export const confirmForm = z.discriminatedUnion("method", [
  confirmByPassword,
  z.strictObject({ method: z.literal("passkey"), answer: passkeyAnswer }),
]);

export const sessionForm = z.strictObject({ id: z.uuid() });

export const passkeyForm = z.strictObject({ id: z.string().min(1).max(1_400) });

/** Keeps a member from signing in, or lets them in again. */
export const disableForm = z.strictObject({ id: z.uuid(), isDisabled: z.boolean() });

/** One member, or one invitation, of the workspace. */
export const memberForm = z.strictObject({ id: z.uuid() });

export const roleForm = z.strictObject({ id: z.uuid(), role: z.enum(memberRoleNames) });

/** Removing asks for the member's e-mail to be typed. */
export const removeForm = z.strictObject({ id: z.uuid(), email: emailField });
