/** What the dashboard's forms about members take; the services validate with the same. */
import { z } from "zod";
import { wholeNumber } from "@/lib/shared/whole-number";

/** Roles of a member, most powerful first. */
export const memberRoleNames = ["owner", "operator", "reviewer", "viewer"] as const;

export type MemberRoleName = (typeof memberRoleNames)[number];

/** Shortest password, in characters. */
export const shortestPassword = 12;

export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "Use at most 254 characters.")
  .pipe(z.email("Enter an e-mail address, such as ada@example.com."));

export const nameField = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(100, "Use at most 100 characters.")
  .regex(/^[^\p{Cc}]*$/u, "Use a name on one line.");

/** Of a new password. Long is what counts: no kinds of characters are asked for. */
export const newPasswordField = z
  .string()
  .min(shortestPassword, `Use at least ${shortestPassword} characters.`)
  .max(256, "Use at most 256 characters.")
  .refine((text) => new Set(text).size >= 5, "Use more different characters.");

/** Of a password that is compared with the one on file. */
export const passwordField = z
  .string()
  .min(1, "Enter your password.")
  .max(256, "Use at most 256 characters.");

/** 43 base62 characters of a one-time link. */
const linkToken = z.string().regex(/^[0-9A-Za-z]{43}$/);

/** The first admin's account. */
export const setupForm = z.strictObject({
  token: linkToken,
  name: nameField,
  email: emailField,
  password: newPasswordField,
});

/** The account of someone who was invited; the e-mail is the invitation's. */
export const joinForm = z.strictObject({ token: linkToken, name: nameField, password: newPasswordField });

export const linkForm = z.strictObject({ token: linkToken });

export const signInForm = z.strictObject({ email: emailField, password: passwordField });

/** Who to invite, as what, and for how many days the link works. */
export const inviteForm = z.strictObject({
  email: emailField,
  role: z.enum(memberRoleNames),
  days: wholeNumber({ min: 1, max: 30 }),
});
